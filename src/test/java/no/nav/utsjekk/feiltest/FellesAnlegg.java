package no.nav.utsjekk.feiltest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The {@link Anlegg} of all test classes whose constructor takes one: started for the first of them, stopped after the last.
 * They leave nothing behind that a {@link Revisjon} would find.
 */
final class FellesAnlegg implements ParameterResolver {

    private static final Path DATA = Path.of("target", "data", "felles");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Anlegg.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(FellesAnlegg.class))
                .getOrComputeIfAbsent(Anlegg.class, ny -> start(), Anlegg.class);
    }

    private static Anlegg start() {
        try {
            FileUtils.deleteDirectory(DATA.toFile());
            return Anlegg.start(DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
