package no.nav.utsjekk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.ENUMS;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import no.nav.utsjekk.kvittering.OppdragMatcher;
import no.nav.utsjekk.melding.HosOppdrag;
import no.nav.utsjekk.ruter.RouteTransaction;
import no.nav.utsjekk.utboks.KafkaOutlet;
import no.nav.utsjekk.vakt.Databasetall;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps the packages apart and the core pure. A rule that must bend names whom it bends for. */
@AnalyzeClasses(packages = "no.nav.utsjekk", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String ROOT = "no.nav.utsjekk";
    private static final int MAX_CODE_LINES = 250;

    // --- the core

    @ArchTest
    static final ArchRule the_core_imports_nothing_but_the_jdk = classes()
            .that()
            .resideInAPackage(ROOT + ".sak..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..", "java.time..", "java.util..", "java.math..", "java.nio", ROOT + ".sak..");

    @ArchTest
    static final ArchRule the_model_of_iverksettinger_imports_nothing_but_the_jdk_and_the_core = classes()
            .that()
            .resideInAPackage(ROOT + ".iverksetting..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "java.nio..",
                    ROOT + ".iverksetting..",
                    ROOT + ".sak..");

    @ArchTest
    static final ArchRule the_model_of_OS_imports_nothing_but_the_jdk = classes()
            .that()
            .resideInAPackage(ROOT + ".osmodell..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..", "java.time..", "java.util..", "java.math..", "java.nio", ROOT + ".osmodell..");

    @ArchTest
    static final ArchRule classes_of_the_core_cannot_be_extended = classes()
            .that(resideInAnyPackage(ROOT + ".sak..", ROOT + ".iverksetting..", ROOT + ".osmodell..")
                    .and(not(INTERFACES))
                    .and(not(ENUMS))
                    .and(not(modifier(JavaModifier.SYNTHETIC)))
                    .and(not(anonymous())))
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule alternatives_in_the_core_are_sealed = classes()
            .that(resideInAnyPackage(ROOT + ".sak..", ROOT + ".iverksetting..", ROOT + ".osmodell..")
                    .and(INTERFACES)
                    .and(not(modifier(JavaModifier.PRIVATE)))
                    .and(not(simpleNameEndingWith("package-info"))))
            .should(beSealed());

    // --- features

    @ArchTest
    static final ArchRule features_form_no_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    /** {@code oppdrag.xml} is a public face: what leaves as an oppdrag comes back as a kvittering of the same form. So is
     * {@code mottak.json}: what comes over HTTP is read by the same rules. */
    @ArchTest
    static final ArchRule no_feature_reaches_into_the_sub_packages_of_another = classes()
            .that()
            .resideInAPackage(ROOT + ".*..")
            .should(reachOnlyIntoFacesOfOtherFeatures(Set.of("oppdrag.xml", "mottak.json")));

    @ArchTest
    static final ArchRule the_wiring_is_known_to_nobody = noClasses()
            .that()
            .resideInAPackage(ROOT + ".*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT)
            .because("the root package wires the features and is no feature itself");

    @ArchTest
    static final ArchRule embedded_servers_stay_in_the_tests = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.zonky..",
                    "kafka..",
                    "org.apache.kafka.metadata..",
                    "org.apache.kafka.server..",
                    "org.apache.activemq.artemis.core.server..",
                    "org.junit..");

    // --- where things are done

    /**
     * {@link OppdragMatcher}, {@link HosOppdrag} and {@link Databasetall} are named for what they find, say and count. A
     * type may know how it is read from a row, and what is wrong with the database.
     */
    @ArchTest
    static final ArchRule sql_lives_in_repositories = noClasses()
            .that(not(simpleNameEndingWith("Repository"))
                    .and(not(nestedInARepository()))
                    .and(not(resideInAnyPackage(ROOT, ROOT + ".database")))
                    .and(not(assignableTo(OppdragMatcher.class)))
                    .and(not(assignableTo(HosOppdrag.class)))
                    .and(not(assignableTo(Databasetall.class))))
            .should(dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                    .and(not(assignableTo(ResultSet.class)))
                    .and(not(assignableTo(SQLException.class)))));

    /** {@link KafkaOutlet} needs a name that no other instance has; no outcome depends on it. */
    @ArchTest
    static final ArchRule time_and_chance_come_from_the_wiring = noClasses()
            .that(not(resideInAPackage(ROOT)).and(not(assignableTo(KafkaOutlet.class))))
            .should()
            .callMethodWhere(readsAClockOrDice());

    /** What becomes final is told to {@code CommitListener}, so that the fault suite can kill the process there. */
    @ArchTest
    static final ArchRule only_those_commit_who_tell_of_it = noClasses()
            .that(not(nameIn(Set.of("MqBatchConsumer", "KafkaOffsets", "KafkaOutlet", "Forsendelse"))))
            .should()
            .accessTargetWhere(makesSomethingFinal());

    @ArchTest
    static final ArchRule transactions_are_those_of_the_wiring = noClasses()
            .that(not(resideInAPackage(ROOT)).and(not(assignableTo(RouteTransaction.class))))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(TransactionTemplate.class);

    @ArchTest
    static final ArchRule dates_are_those_of_java_time =
            noClasses().should().dependOnClassesThat().belongToAnyOf(Date.class, Calendar.class);

    @ArchTest
    static final ArchRule nobody_writes_past_the_log = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule dependencies_come_through_constructors = noFields()
            .should()
            .beAnnotatedWith(annotationNamed(Set.of(
                    "Inject", "Autowired", "Resource", "BeanInject", "PropertyInject", "EndpointInject", "Produce")));

    // --- size

    /** Lines that are neither blank, comment nor import. */
    @ArchTest
    static void a_type_is_small_enough_to_hold_in_the_head(JavaClasses classes) throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var large = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> codeLines(file) > MAX_CODE_LINES)
                    .map(file -> file.getFileName().toString())
                    .collect(toSet());
            assertThat(large).isEmpty();
        }
    }

    private static long codeLines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty()
                            && Stream.of("//", "/*", "*", "import ").noneMatch(line::startsWith))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static DescribedPredicate<JavaClass> nameIn(Set<String> names) {
        return DescribedPredicate.describe("one of " + names, type -> names.contains(type.getSimpleName()));
    }

    private static DescribedPredicate<JavaAccess<?>> makesSomethingFinal() {
        var methods = Set.of("commit", "commitTransaction", "commitSync", "commitAsync", "acknowledge");
        var owners = List.of("jakarta.jms", "java.sql", "org.apache.kafka", "org.apache.camel", "org.springframework");
        return DescribedPredicate.describe(
                "commits",
                access -> methods.contains(access.getName())
                        && owners.stream().anyMatch(access.getTargetOwner().getPackageName()::startsWith));
    }

    private static DescribedPredicate<JavaClass> anonymous() {
        return DescribedPredicate.describe("anonymous", JavaClass::isAnonymousClass);
    }

    private static DescribedPredicate<JavaClass> nestedInARepository() {
        return DescribedPredicate.describe("nested in a repository", type -> type.getEnclosingClass()
                .filter(outer -> outer.getSimpleName().endsWith("Repository"))
                .isPresent());
    }

    private static DescribedPredicate<JavaAnnotation<?>> annotationNamed(Set<String> names) {
        return DescribedPredicate.describe(
                "an injection",
                annotation -> names.contains(annotation.getRawType().getSimpleName()));
    }

    /** {@code now()} and {@code now(zone)} read the machine's clock; {@code now(clock)} reads the one that was passed in. */
    private static DescribedPredicate<JavaCall<?>> readsAClockOrDice() {
        return DescribedPredicate.describe("reads the machine's clock, zone or dice", call -> {
            var owner = call.getTargetOwner();
            var method = call.getName();
            return switch (method) {
                case "now" -> owner.getPackageName().equals("java.time")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
                case "system", "systemUTC", "systemDefaultZone" -> owner.isEquivalentTo(Clock.class);
                case "systemDefault" -> owner.isEquivalentTo(ZoneId.class);
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "randomUUID" -> owner.isEquivalentTo(UUID.class);
                case "random" -> owner.isEquivalentTo(Math.class);
                default -> owner.isAssignableTo(RandomGenerator.class);
            };
        });
    }

    private static ArchCondition<JavaClass> beSealed() {
        return new ArchCondition<>("be sealed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type,
                        type.reflect().isSealed(),
                        type.getName() + " is an interface that anybody may implement"));
            }
        };
    }

    /** @param faces sub-packages, relative to the root, that other features may use */
    private static ArchCondition<JavaClass> reachOnlyIntoFacesOfOtherFeatures(Set<String> faces) {
        return new ArchCondition<>("reach only into the faces of other features") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isInside(relative(dependency.getTargetClass()), relative(type), faces))
                        .map(Dependency::getDescription)
                        .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
            }
        };
    }

    private static boolean isInside(String target, String origin, Set<String> faces) {
        return target.contains(".") && !feature(target).equals(feature(origin)) && !faces.contains(target);
    }

    /** The package below the root; empty for classes that are not ours. */
    private static String relative(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }

    private static String feature(String relative) {
        return relative.split("\\.")[0];
    }
}
