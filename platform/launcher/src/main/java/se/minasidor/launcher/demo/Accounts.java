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
 * some have more than one. One has moved out, and one number was merged into another.
 */
final class Accounts {

    private static final LocalDate LONG_AGO = LocalDate.of(2019, 1, 1);
    private static final List<String> SERVICES =
            List.of("EL", "HEAT", "WATER", "FIBRE", "WASTE", "DEPOSIT");

    /** Neighbouring seeds would draw the same first words. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private static final String MAIL_DOMAIN = "post.example";

    private final Recipe recipe;
    private final LocalDate today;
    private final List<Account> accounts = new ArrayList<>();
    private int facilities;
    private int homes;

    Accounts(Recipe recipe, LocalDate today) {
        this.recipe = recipe;
        this.today = today;
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
        return accounts;
    }

    /** Each party draws its own luck, so that one more customer does not change the others. */
    private void party(int party, boolean person, int places) {
        Random random = new Random((recipe.number("series") * 1000L + party) * SCATTER);
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
            for (Map.Entry<String, List<String>> company : services(random, place).entrySet()) {
                Customer customer =
                        customer(person, company.getKey(), name, number, home, email, phone);
                accounts.add(account(customer, company.getValue(), at, random));
            }
        }
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

    private Account account(Customer customer, List<String> services, Place at, Random random) {
        List<Agreement> agreements = new ArrayList<>();
        for (String service : services) {
            facilities++;
            boolean grid = service.equals("EL") || service.equals("HEAT");
            String id =
                    grid
                            ? CheckDigits.facilityId(
                                    recipe.number("gridCompany"),
                                    10_000_000 + placeAndService(service) * 37)
                            : service.substring(0, 2)
                                    + "-"
                                    + (20_000 + placeAndService(service) * 3);
            boolean electric = service.equals("EL");
            Facility facility =
                    new Facility(
                            "A" + recipe.number("series") + "-" + facilities,
                            id,
                            service,
                            at,
                            electric ? recipe.text("gridArea") : null,
                            electric ? recipe.text("priceArea") : null,
                            grid || service.equals("WATER")
                                    ? String.valueOf(7_300_000 + random.nextInt(99_999))
                                    : null,
                            customer.legalEntity());
            agreements.add(
                    new Agreement(
                            "V" + recipe.number("series") + "-" + facilities,
                            customer,
                            facility,
                            recipe.product(customer.legalEntity(), service),
                            LONG_AGO.plusDays(random.nextInt(1400)),
                            null));
        }
        return new Account(accounts.size(), customer, agreements);
    }

    /** The companies of a group know a place by the same number. */
    private int placeAndService(String service) {
        return homes * 7 + SERVICES.indexOf(service);
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
