package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.minasidor.tenancy.Tenant;

/** The login methods there are, and those that a tenant offers, in the tenant's order. */
@ApplicationScoped
public class LoginMethods {

    /**
     * One entry of a tenant's login page.
     *
     * @param page null while the method is only announced
     * @param help null where the method is not built in
     */
    public record Offered(String id, boolean available, String page, String icon, String help) {

        public String getId() {
            return id;
        }

        public boolean isAvailable() {
            return available;
        }

        public String getPage() {
            return page;
        }

        public String getIcon() {
            return icon;
        }

        public String getHelp() {
            return help;
        }
    }

    private final Map<String, LoginMethod> byId;

    protected LoginMethods() {
        this(List.of());
    }

    @Inject
    public LoginMethods(@Any Instance<LoginMethod> methods) {
        this(methods.stream().toList());
    }

    LoginMethods(List<LoginMethod> methods) {
        byId =
                methods.stream()
                        .collect(
                                Collectors.toMap(
                                        LoginMethod::id,
                                        m -> m,
                                        (a, b) -> {
                                            throw new IllegalStateException(
                                                    "Two login methods " + a.id());
                                        },
                                        LinkedHashMap::new));
    }

    /**
     * What the tenant's login page shows. A method that the tenant names and that is not built in,
     * or lacks settings, is announced, so that a page is never blank and nobody looks for a way
     * that is still to come.
     */
    public List<Offered> offeredBy(Tenant tenant) {
        return offered(tenant.login().methods(), method -> method.ready(tenant));
    }

    List<Offered> offered(List<String> ids, Predicate<LoginMethod> ready) {
        return ids.stream()
                .map(
                        id ->
                                find(id).map(method -> offered(method, ready.test(method)))
                                        .orElseGet(() -> new Offered(id, false, null, "key", null)))
                .toList();
    }

    private static Offered offered(LoginMethod method, boolean ready) {
        return new Offered(
                method.id(), ready, ready ? method.page() : null, method.icon(), method.help());
    }

    /** Whether that method's proof is a password. */
    boolean byPassword(String id) {
        return find(id).filter(LoginMethod::byPassword).isPresent();
    }

    /** The method with that id, if it is built in. */
    Optional<LoginMethod> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The method asked for when it is offered, else the first that can be used, else the first. */
    Optional<Offered> chosen(List<Offered> offered, String asked) {
        return offered.stream()
                .filter(o -> o.id().equals(asked))
                .findFirst()
                .or(() -> offered.stream().filter(Offered::available).findFirst())
                .or(() -> offered.stream().findFirst());
    }
}
