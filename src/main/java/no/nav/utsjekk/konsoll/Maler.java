package no.nav.utsjekk.konsoll;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.utility.DeepUnwrap;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The templates of the pages. What is filled into them is escaped, unless it comes from a template itself. */
public final class Maler {

    private static final String ENDELSE = ".ftlh"; // HTML, which turns escaping on

    private final Configuration maler = new Configuration(Configuration.VERSION_2_3_34);

    /** @param clock tells how old things are */
    public Maler(Clock clock) {
        maler.setClassLoaderForTemplateLoading(Maler.class.getClassLoader(), "konsoll");
        maler.setDefaultEncoding("UTF-8");
        maler.setLocale(Locale.forLanguageTag("nb-NO"));
        maler.setURLEscapingCharset("UTF-8");
        maler.setNumberFormat("computer");
        maler.setBooleanFormat("c");
        maler.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        maler.setLogTemplateExceptions(false); // they quote what was to be filled in
        maler.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        var tekst = new Tekst(clock);
        maler.setSharedVariable("tid", method(tekst::tid));
        maler.setSharedVariable("dato", method(tekst::dato));
        maler.setSharedVariable("alder", method(tekst::alder));
        maler.setSharedVariable("kr", method(tekst::kroner));
        maler.setSharedVariable("navn", method(tekst::navn));
        maler.setSharedVariable("tone", method(tekst::tone));
        maler.setSharedVariable("kode", method(tekst::kode));
    }

    private static TemplateMethodModelEx method(Function<Object, String> funksjon) {
        return argumenter -> (TemplateScalarModel) () -> funksjon.apply(verdi(argumenter.get(0)));
    }

    /** @throws TemplateModelException when there is nothing */
    private static Object verdi(Object argument) throws TemplateModelException {
        if (argument == null) {
            throw new TemplateModelException("nothing to show");
        }
        return DeepUnwrap.unwrap((freemarker.template.TemplateModel) argument);
    }

    String fyll(String mal, Map<String, Object> modell) {
        try {
            var ut = new StringWriter();
            maler.getTemplate(mal + ENDELSE).process(modell, ut);
            return ut.toString();
        } catch (IOException | TemplateException e) {
            // neither message nor cause: both quote what was to be filled in
            throw new IllegalStateException("the template " + mal + " cannot be filled: " + sted(e));
        }
    }

    private static String sted(Exception feil) {
        return feil instanceof TemplateException t
                ? t.getTemplateSourceName() + " linje " + t.getLineNumber() + " " + t.getBlamedExpressionString()
                : feil.getClass().getSimpleName();
    }
}
