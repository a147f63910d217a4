package se.minasidor.tenancy.folders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog.Fault;

/** Finds the words an organisation lacks, those nobody asks for, and those it need not have. */
final class TextsCheck {

    private static final int MOST_STEPS = 9;

    /** {@code {support.turn}} in a text: another text, by its key. */
    private static final Pattern NAMED = Pattern.compile("\\{([a-z]+\\.[A-Za-z0-9._-]+)[?}]");

    /** Looks like a key, and is a question: is that service offered, is that number one? */
    private static final Pattern QUESTION = Pattern.compile("offers\\..*|.*\\.one");

    private final Tenant tenant;
    private final FolderFaults faults;

    private TextsCheck(Tenant tenant) {
        this.tenant = tenant;
        faults = new FolderFaults(tenant.id().value(), new ArrayList<>());
    }

    static List<Fault> of(Tenant tenant) {
        TextsCheck check = new TextsCheck(tenant);
        Set<String> own = check.ownFamilies();
        check.missing(own);
        // These may be left out.
        check.tenant.legalEntities().forEach(company -> own.add("company." + company.id()));
        for (String page : check.tenant.help().pages()) {
            IntStream.rangeClosed(1, MOST_STEPS)
                    .forEach(step -> own.add("help.page." + page + ".step." + step));
        }
        check.tenant
                .words()
                .own()
                .forEach((language, words) -> check.unneeded(language, words, own));
        return List.copyOf(check.faults.found());
    }

    /** Keys that come from the organisation's own settings and that nobody shares. */
    private Set<String> ownFamilies() {
        Set<String> keys = new TreeSet<>(Set.of("brand.companyName"));
        tenant.entrySites().forEach(site -> keys.add("entry." + site.id() + ".label"));
        tenant.layout().siteMenu().forEach(link -> keys.add("siteMenu." + link.id()));
        if (tenant.loginNotice().isPresent()) {
            keys.addAll(Set.of("notice.login.title", "notice.login.text"));
        }
        for (String page : tenant.help().pages()) {
            for (String part : List.of("title", "text")) {
                keys.add("help.page." + page + "." + part);
            }
        }
        if (tenant.signUp().enabled()) {
            tenant.signUp().steps().forEach(step -> keys.add("signup.step." + step));
        }
        if (tenant.login().methods().contains("social")) {
            tenant.login().providers().forEach(name -> keys.add("login.provider." + name));
        }
        return keys;
    }

    private void missing(Set<String> keys) {
        Map<String, String> forAll = tenant.words().own().getOrDefault("", Map.of());
        for (var language : tenant.languages().available()) {
            String tag = language.getLanguage();
            Map<String, String> words = tenant.words().own().getOrDefault(tag, Map.of());
            Map<String, String> shared = tenant.words().shared().getOrDefault(tag, Map.of());
            for (String key : keys) {
                if (Stream.of(words, forAll, shared).noneMatch(in -> in.containsKey(key))) {
                    faults.add("texts_" + tag + ".properties", key, "is missing");
                }
            }
        }
    }

    private boolean there(String key) {
        return Stream.of(tenant.words().own(), tenant.words().shared())
                .flatMap(words -> words.values().stream())
                .anyMatch(words -> words.containsKey(key));
    }

    private void unneeded(String language, Map<String, String> words, Set<String> own) {
        Map<String, Map<String, String>> shared = tenant.words().shared();
        String file = language.isEmpty() ? "texts.properties" : "texts_" + language + ".properties";
        words.forEach(
                (key, text) -> {
                    boolean known = shared.values().stream().anyMatch(s -> s.containsKey(key));
                    if (!known && !own.contains(key)) {
                        faults.add(file, key, "is a text nobody asks for");
                    }
                    NAMED.matcher(text)
                            .results()
                            .map(named -> named.group(1))
                            .filter(named -> !QUESTION.matcher(named).matches())
                            .filter(named -> !there(named))
                            .forEach(
                                    named ->
                                            faults.add(
                                                    file,
                                                    key,
                                                    "names the text "
                                                            + named
                                                            + ", which is"
                                                            + " missing"));
                    Optional<String> same =
                            Optional.ofNullable(shared.get(language))
                                    .map(s -> s.get(key))
                                    .filter(text::equals);
                    if (same.isPresent()) {
                        faults.add(file, key, "says what the shared text says; leave it out");
                    }
                });
    }
}
