package no.nav.utsjekk.avstemming;

import no.nav.utsjekk.database.Testbaser;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Prove}; all share the servers, which are stopped after the last test. */
final class MedProve implements ParameterResolver {

    private static final Namespace NAVN = Namespace.create(MedProve.class);

    private final Testbaser.Extension baser = new Testbaser.Extension();

    /** Each test has its own, which is closed after it. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Prove.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var servere =
                test.getRoot().getStore(NAVN).getOrComputeIfAbsent(Servere.class, type -> new Servere(), Servere.class);
        var database = ((Testbaser) baser.resolveParameter(parameter, test)).migrert();
        return test.getStore(NAVN).getOrComputeIfAbsent(Prove.class, type -> new Prove(servere, database), Prove.class);
    }
}
