package no.nav.utsjekk.ende;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the test systems that {@link EndeTilEnde} classes ask for. The usual one is stopped after the last test, one with
 * settings of its own after its class: a dozen idle systems would take the machine from the one that is tested. A test fails
 * when anything that its system has published breaks the contract, whatever the test is about.
 */
final class Testsystemer implements ParameterResolver, AfterEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Testsystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return systemer(test).getOrComputeIfAbsent(innstillinger(test), Testsystem::start, Testsystem.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Optional.ofNullable(systemer(test).get(innstillinger(test), Testsystem.class))
                .filter(system -> !krav(test).egneUtgaende())
                .ifPresent(system -> assertThat(system.kontraktsbrudd())
                        .as("det som er publisert, følger skjemaene og asyncapi.yaml")
                        .isEmpty());
    }

    private static Store systemer(ExtensionContext test) {
        var eier = innstillinger(test).isEmpty() ? test.getRoot() : klasse(test);
        return eier.getStore(Namespace.create(Testsystemer.class));
    }

    private static ExtensionContext klasse(ExtensionContext test) {
        return test.getTestMethod().isPresent() ? klasse(test.getParent().orElseThrow()) : test;
    }

    private static Map<String, String> innstillinger(ExtensionContext test) {
        return Arrays.stream(krav(test).value())
                .map(linje -> linje.split("=", 2))
                .collect(Collectors.toMap(par -> par[0], par -> par[1]));
    }

    private static EndeTilEnde krav(ExtensionContext test) {
        return test.getRequiredTestClass().getAnnotation(EndeTilEnde.class);
    }
}
