package se.minasidor.launcher.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.minasidor.launcher.demo.Things.Account;
import se.minasidor.launcher.demo.Things.Agreement;
import se.minasidor.launcher.demo.Things.Customer;
import se.minasidor.launcher.demo.Things.Facility;
import se.minasidor.launcher.demo.Things.Invoice;
import se.minasidor.tenancy.Tenant;

/** All demo data of one organisation on one day. */
public final class DemoData {

    private final Tenant tenant;
    private final List<Account> accounts;
    private final Billing billing;
    private final Recipe recipe;
    private final LocalDate today;

    private DemoData(Tenant tenant, Recipe recipe, LocalDate today) {
        this.tenant = tenant;
        this.recipe = recipe;
        this.today = today;
        accounts = new Accounts(recipe, today).make();
        billing = new Billing(recipe, today);
    }

    public static Optional<DemoData> of(Tenant tenant, LocalDate today) {
        return Recipe.of(tenant).map(recipe -> new DemoData(tenant, recipe, today));
    }

    public Tenant tenant() {
        return tenant;
    }

    List<Account> accounts() {
        return accounts;
    }

    /** Each once: some were moved out of and into. */
    List<Facility> facilities() {
        Map<String, Facility> facilities = new LinkedHashMap<>();
        accounts.stream()
                .flatMap(account -> account.agreements().stream())
                .map(Agreement::facility)
                .forEach(facility -> facilities.putIfAbsent(facility.externalId(), facility));
        return List.copyOf(facilities.values());
    }

    /** What the meters say, up to yesterday. */
    MeterDays meterDays() {
        return new MeterDays(
                facilities().stream().filter(f -> f.meter() != null && f.told()).toList(), today);
    }

    List<Invoice> invoices() {
        return accounts.stream().flatMap(account -> billing.of(account).stream()).toList();
    }

    List<Invoice> invoicesOf(Account account) {
        return billing.of(account);
    }

    /** The invoice with a number; invoice numbers are unique in all of the demo. */
    Optional<Invoice> invoice(String number) {
        if (!number.matches("\\d{8,9}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(number.substring(5, 8));
        return Stream.of(index)
                .filter(i -> i < accounts.size())
                .flatMap(i -> billing.of(accounts.get(i)).stream())
                .filter(invoice -> invoice.number().equals(number))
                .findFirst();
    }

    /** What to log in with, for the table that the demo prints. */
    public record Login(
            String customerNumber,
            String name,
            boolean person,
            String identityNumber,
            Optional<String> email,
            String invoiceNumber) {

        @Override
        public String toString() {
            return "Login " + customerNumber;
        }
    }

    /** Who makes an account with e-mail address and password, where that is a way in. */
    public record Newcomer(String firstName, String lastName, String email) {

        public String name() {
            return firstName + " " + lastName;
        }

        @Override
        public String toString() {
            return "Newcomer";
        }
    }

    public Optional<Newcomer> newcomer() {
        return tenant.signUp().enabled()
                        && tenant.login().methods().contains("emailpassword")
                        && !recipe.text("account.email").isEmpty()
                ? Optional.of(
                        new Newcomer(
                                recipe.text("account.firstName"),
                                recipe.text("account.lastName"),
                                recipe.text("account.email")))
                : Optional.empty();
    }

    /** Two households, one with a registered address and one without, and a company. */
    public List<Login> logins() {
        List<Login> logins = new ArrayList<>();
        first(account -> account.customer().person()).ifPresent(logins::add);
        first(account -> account.customer().person() && account.customer().email() == null)
                .ifPresent(logins::add);
        first(account -> !account.customer().person()).ifPresent(logins::add);
        return logins;
    }

    private Optional<Login> first(Predicate<Account> kind) {
        return accounts.stream()
                .filter(kind)
                .filter(account -> account.customer().mergedInto() == null)
                .filter(account -> account.customer().validTo() == null)
                .findFirst()
                .map(this::login);
    }

    private Login login(Account account) {
        Customer customer = account.customer();
        List<Invoice> invoices = billing.of(account);
        return new Login(
                customer.customerNumber(),
                customer.name(),
                customer.person(),
                customer.identityNumber(),
                Optional.ofNullable(customer.email()),
                invoices.get(invoices.size() - 1).number());
    }
}
