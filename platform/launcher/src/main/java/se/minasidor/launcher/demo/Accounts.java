package se.minasidor.launcher.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import se.minasidor.launcher.demo.Things.Account;
import se.minasidor.launcher.demo.Things.Agreement;
import se.minasidor.launcher.demo.Things.Customer;
import se.minasidor.launcher.demo.Things.Facility;
import se.minasidor.launcher.demo.Things.Place;

/**
 * Makes the customers of one organisation with their facilities and agreements. A party is a person
 * or a company; it has one customer for each of the organisation's companies it deals with, and
 * some have more than one. One has moved out and another one in, and one number was merged into
 * another.
 */
final class Accounts {

    private static final LocalDate LONG_AGO = LocalDate.of(2019, 1, 1);
    private static final List<String> SERVICES =
            List.of("EL", "HEAT", "WATER", "FIBRE", "WASTE", "DEPOSIT");

    /** Neighbouring seeds would draw the same first words. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /** Numbers of places that a customer has beside the first one. */
    private static final int SECOND_HOMES = 10_000;

    private static final String MAIL_DOMAIN = "post.example";

    private final Recipe recipe;
    private final LocalDate today;
    private final Metering metering;
    private final List<Account> accounts = new ArrayList<>();
    private int facilities;
    private int homes;

    Accounts(Recipe recipe, LocalDate today) {
        this.recipe = recipe;
        this.today = today;
        metering = new Metering(recipe);
    }

    List<Account> make() {
        int households = recipe.number("households");
        int companies = recipe.number("companies");
        for (int party = 0; party < households + companies; party++) {
            boolean person = party < households;
            int nth = person ? party : party - households;
            party(party, person, person && nth == 1 || !person && nth % 4 == 0 ? 2 : 1);
        }
        moveOut(accounts.get(3));
        accounts.add(merged(accounts.get(2)));
        accounts.add(movedIn(accounts.get(3), households + companies));
        return accounts;
    }

    /** Each party draws its own luck, so that one more customer does not change the others. */
    private void party(int party, boolean person, int places) {
        Random random = luck(party);
        People people = new People(recipe.number("series"), random);
        String number =
                person
                        ? people.number(party)
                        : CheckDigits.organisationNumber(
                                recipe.number("series") * 10_000 + party * 7);
        String name = person ? people.name(number) : people.company(party);
        Place home = people.place(recipe.list("towns"));
        boolean hasMail = random.nextInt(100) < 70 || party == 0;
        String email =
                hasMail ? People.email(person ? name : "ekonomi", domain(name, person)) : null;
        String phone = random.nextInt(100) < 60 ? people.phone() : null;
        for (int place = 0; place < places; place++) {
            homes++;
            Place at = place == 0 ? home : people.place(recipe.list("towns"));
            Map<String, List<String>> drawn = services(random, place);
            Map<String, List<String>> told = told(party);
            for (Map.Entry<String, List<String>> company :
                    (place == 0 && !told.isEmpty() ? told : drawn).entrySet()) {
                Customer customer =
                        customer(person, company.getKey(), name, number, home, email, phone);
                accounts.add(account(customer, company.getValue(), at, place == 0 ? party : -1));
            }
        }
    }

    private Random luck(int party) {
        return new Random((recipe.number("series") * 1000L + party) * SCATTER);
    }

    private static String domain(String name, boolean person) {
        if (person) {
            return MAIL_DOMAIN;
        }
        String first = name.split(" ")[name.startsWith("Brf") ? 1 : 0];
        return People.email(first, "").replace("@", "") + ".example";
    }

    /** The organisation's companies with the services that this customer has of them. */
    private Map<String, List<String>> services(Random random, int place) {
        Map<String, List<String>> services = new LinkedHashMap<>();
        recipe.shares()
                .forEach(
                        (service, share) -> {
                            if (random.nextInt(100) < share && (place == 0 || services.isEmpty())) {
                                add(services, service);
                            }
                        });
        if (services.isEmpty()) {
            add(services, recipe.shares().keySet().iterator().next());
        }
        return services;
    }

    /** What the organisation's file says that this party has; empty when it says nothing. */
    private Map<String, List<String>> told(int party) {
        Map<String, List<String>> services = new LinkedHashMap<>();
        if (recipe.says("services." + party)) {
            recipe.list("services." + party).forEach(service -> add(services, service));
        }
        return services;
    }

    private void add(Map<String, List<String>> services, String service) {
        for (String company : recipe.companiesOf(service)) {
            services.computeIfAbsent(company, c -> new ArrayList<>()).add(service);
        }
    }

    private Customer customer(
            boolean person,
            String company,
            String name,
            String number,
            Place home,
            String email,
            String phone) {
        String customerNumber =
                recipe.text("customerNumber")
                        .formatted(recipe.number("firstCustomerNumber") + 13 * accounts.size());
        return new Customer(
                "K" + customerNumber,
                customerNumber,
                person,
                company,
                name,
                number,
                home,
                email,
                phone,
                null,
                null);
    }

    /** {@code party} is the one whose meters the organisation's file may speak of. */
    private Account account(Customer customer, List<String> services, Place at, int party) {
        List<Agreement> agreements = new ArrayList<>();
        for (String service : services) {
            facilities++;
            String told = recipe.text("meter." + party + "." + service);
            agreements.add(agreement(customer, service, at, homes, told, ""));
        }
        String second = recipe.text("second." + party);
        if (!second.isEmpty() && services.contains("EL")) {
            Place away =
                    new People(recipe.number("series"), luck(-party - 1))
                            .place(recipe.list("towns"));
            agreements.add(agreement(customer, "EL", away, SECOND_HOMES + homes, second, "b"));
        }
        return new Account(accounts.size(), customer, agreements);
    }

    private Agreement agreement(
            Customer customer, String service, Place at, int home, String told, String mark) {
        boolean grid = service.equals("EL") || service.equals("HEAT");
        boolean electric = service.equals("EL");
        boolean metered = Metering.metered(service);
        int number = placeAndService(home, service);
        Random random = new Random(number * SCATTER);
        String id =
                grid
                        ? CheckDigits.facilityId(
                                recipe.number("gridCompany"), 10_000_000 + number * 37)
                        : service.substring(0, 2) + "-" + (20_000 + number * 3);
        Facility facility =
                new Facility(
                        "A" + recipe.number("series") + "-" + facilities + mark,
                        id,
                        service,
                        at,
                        electric ? recipe.text("gridArea") : null,
                        electric ? recipe.text("priceArea") : null,
                        metered ? String.valueOf(7_300_000 + random.nextInt(99_999)) : null,
                        customer.legalEntity(),
                        metered
                                ? metering.meter(
                                        id, service, at, told, customer.person(), customer.name())
                                : null,
                        recipe.tells(customer.legalEntity()));
        return new Agreement(
                "V" + recipe.number("series") + "-" + facilities + mark,
                customer,
                facility,
                recipe.product(customer.legalEntity(), service),
                LONG_AGO.plusDays(random.nextInt(1400)),
                null);
    }

    /** The companies of a group know a place by the same number. */
    private static int placeAndService(int home, String service) {
        return home * 7 + SERVICES.indexOf(service);
    }

    /** Eight months ago; nothing was invoiced after that. */
    private void moveOut(Account stays) {
        LocalDate left = today.withDayOfMonth(1).minusMonths(8).minusDays(1);
        Customer c = stays.customer();
        Customer gone =
                new Customer(
                        c.externalId(),
                        c.customerNumber(),
                        c.person(),
                        c.legalEntity(),
                        c.name(),
                        c.identityNumber(),
                        c.place(),
                        c.email(),
                        c.phone(),
                        left,
                        null);
        List<Agreement> ended =
                stays.agreements().stream()
                        .map(
                                a ->
                                        new Agreement(
                                                a.externalId(),
                                                gone,
                                                a.facility(),
                                                a.product(),
                                                a.validFrom(),
                                                left))
                        .toList();
        accounts.set(stays.index(), new Account(stays.index(), gone, ended));
    }

    /** Lives since then where the other one moved out from, with the same meters. */
    private Account movedIn(Account before, int party) {
        Random random = luck(party);
        People people = new People(recipe.number("series"), random);
        Customer left = before.customer();
        String number =
                left.person()
                        ? people.number(party)
                        : CheckDigits.organisationNumber(
                                recipe.number("series") * 10_000 + party * 7);
        String name = left.person() ? people.name(number) : people.company(party);
        Place home = before.agreements().get(0).facility().place();
        Customer customer =
                customer(
                        left.person(),
                        left.legalEntity(),
                        name,
                        number,
                        home,
                        null,
                        people.phone());
        List<Agreement> agreements =
                before.agreements().stream()
                        .map(
                                a ->
                                        new Agreement(
                                                a.externalId() + "-2",
                                                customer,
                                                a.facility(),
                                                a.product(),
                                                a.validTo().plusDays(1),
                                                null))
                        .toList();
        return new Account(accounts.size(), customer, agreements);
    }

    private Account merged(Account into) {
        Customer c = into.customer();
        String old =
                recipe.text("customerNumber").formatted(recipe.number("firstCustomerNumber") - 7);
        return new Account(
                accounts.size(),
                new Customer(
                        "K" + old,
                        old,
                        c.person(),
                        c.legalEntity(),
                        c.name(),
                        c.identityNumber(),
                        c.place(),
                        c.email(),
                        c.phone(),
                        null,
                        c.externalId()),
                List.of());
    }
}
