package no.nav.utsjekk.ende;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A browser without a screen: Debian's Chromium, driven by Playwright. */
final class Nettleser implements AutoCloseable {

    private static final Path SKJERMBILDER = Path.of("target", "skjermbilder");
    private static final Set<String> ALVORLIG = Set.of("serious", "critical");
    private static final List<String> FLAGG = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Nettleser() {
        var chromium = chromium();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGG));
    }

    private static Path chromium() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")),
                        Optional.of("/usr/bin/chromium"),
                        Optional.of("/usr/bin/chromium-browser"),
                        Optional.of("/usr/bin/google-chrome"))
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Chromium mangler. Installer den med «apt-get install chromium», eller si hvor den er med CHROMIUM=/sti"));
    }

    /** A visitor of his own, with cookies of his own. */
    BrowserContext besokende() {
        return besokende(new Browser.NewContextOptions());
    }

    BrowserContext besokende(Browser.NewContextOptions valg) {
        var context = browser.newContext(valg.setLocale("nb-NO"));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** Looks as it does on a phone, at night. */
    BrowserContext mobil() {
        return besokende(
                new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
    }

    /** Takes a picture of the whole page. */
    static void skjermbilde(Page side, String navn) {
        side.screenshot(new Page.ScreenshotOptions()
                .setPath(SKJERMBILDER.resolve(navn + ".png"))
                .setFullPage(true));
    }

    /** What keeps people with disabilities from using the page; rule and place of each. */
    static List<String> hindringer(Page side) {
        return new AxeBuilder(side)
                .analyze().getViolations().stream()
                        .filter(funn -> ALVORLIG.contains(funn.getImpact()))
                        .map(funn -> funn.getId() + ": "
                                + funn.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
