package no.nav.utsjekk.ende;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the test systems that {@link EndeTilEnde} classes ask for, and stops them after the last test. */
final class Testsystemer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Testsystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var innstillinger = innstillinger(test);
        return test.getRoot()
                .getStore(Namespace.create(Testsystemer.class))
                .getOrComputeIfAbsent(innstillinger, Testsystem::start, Testsystem.class);
    }

    private static Map<String, String> innstillinger(ExtensionContext test) {
        return Arrays.stream(test.getRequiredTestClass()
                        .getAnnotation(EndeTilEnde.class)
                        .value())
                .map(linje -> linje.split("=", 2))
                .collect(Collectors.toMap(par -> par[0], par -> par[1]));
    }
}
