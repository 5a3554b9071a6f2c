package no.nav.utsjekk.setninger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC driver that writes down what the product says to its database. {@code -Dsetninger.skriv=true} has the end-to-end
 * tests use it; when they have ended there is a new file for the newest schema.
 */
public final class Opptak implements Driver {

    private static final String PREFIKS = "jdbc:opptak:";
    private static final Pattern VERSJON = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Opptak OPPTAK = new Opptak();

    private final ConcurrentHashMap<String, Setning> setninger = new ConcurrentHashMap<>();

    private Opptak() {}

    /** The address under which the product is recorded, when it is to be; otherwise the address itself. */
    public static String av(String jdbcUrl) {
        return Boolean.getBoolean("setninger.skriv") ? Holder.start(jdbcUrl) : jdbcUrl;
    }

    /** Registers the driver once. */
    private static final class Holder {

        static {
            try {
                DriverManager.registerDriver(OPPTAK);
            } catch (SQLException e) {
                throw new ExceptionInInitializerError(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(OPPTAK::skriv));
        }

        static String start(String jdbcUrl) {
            return jdbcUrl.replaceFirst("^jdbc:", PREFIKS);
        }
    }

    private void skriv() {
        var alle = new TreeSet<Setning>();
        setninger.values().stream().filter(Setning::kanForberedes).forEach(alle::add);
        new Setninger(nyesteSkjema(), alle).skriv();
    }

    private static int nyesteSkjema() {
        try (var filer = Files.list(Path.of("src/main/resources/db/migration"))) {
            return filer.map(fil -> VERSJON.matcher(fil.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(treff -> Integer.parseInt(treff.group(1)))
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        var connection = DriverManager.getConnection(url.replaceFirst(PREFIKS, "jdbc:"), info);
        return info.getProperty("ApplicationName", "").equals("utsjekk-migrering")
                ? connection
                : proxy(Connection.class, connection, this::onConnection);
    }

    /** What is done with the result of a call. */
    private interface Kall {
        Object utfor(Object target, Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Kall kall) {
        return type.cast(
                Proxy.newProxyInstance(Opptak.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    try {
                        return kall.utfor(target, method, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object onConnection(Object target, Method method, Object[] args) throws Throwable {
        var result = method.invoke(target, args);
        if (result instanceof PreparedStatement statement) {
            var sql = (String) args[0];
            return proxy(PreparedStatement.class, statement, (t, m, a) -> onStatement(sql, statement, m, a));
        }
        return result;
    }

    private Object onStatement(String sql, PreparedStatement target, Method method, Object[] args) throws Throwable {
        if (method.getName().startsWith("execute") && (args == null || args.length == 0)) {
            setninger.computeIfAbsent(sql, ny -> setning(ny, target));
        }
        return method.invoke(target, args);
    }

    private static Setning setning(String sql, PreparedStatement statement) {
        try {
            var parametre = statement.getParameterMetaData();
            List<String> typer = new ArrayList<>();
            for (int nr = 1; nr <= parametre.getParameterCount(); nr++) {
                typer.add(parametre.getParameterTypeName(nr).replaceFirst("^_(.*)", "$1[]"));
            }
            return Setning.avJdbc(typer, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIKS);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
