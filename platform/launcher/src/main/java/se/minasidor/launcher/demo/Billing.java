package se.minasidor.launcher.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import se.minasidor.launcher.demo.Things.Account;
import se.minasidor.launcher.demo.Things.Agreement;
import se.minasidor.launcher.demo.Things.Invoice;
import se.minasidor.launcher.demo.Things.Line;

/**
 * Makes the invoices of one customer: one a month for two years up to last month, of what the
 * meters said. An invoice depends on customer and month alone, except for how far its payment has
 * come.
 */
final class Billing {

    static final int MONTHS = 24;
    private static final int DAYS_TO_PAY = 30;

    private final Recipe recipe;
    private final LocalDate today;

    Billing(Recipe recipe, LocalDate today) {
        this.recipe = recipe;
        this.today = today;
    }

    List<Invoice> of(Account account) {
        List<Invoice> invoices = new ArrayList<>();
        YearMonth last = YearMonth.from(today).minusMonths(1);
        for (int ago = MONTHS - 1; ago >= 0; ago--) {
            YearMonth month = last.minusMonths(ago);
            List<Agreement> running =
                    account.agreements().stream()
                            .filter(
                                    a ->
                                            !a.validFrom().isAfter(month.atEndOfMonth())
                                                    && (a.validTo() == null
                                                            || !a.validTo()
                                                                    .isBefore(
                                                                            month.atEndOfMonth())))
                            .toList();
            if (!running.isEmpty()) {
                invoices.add(invoice(account, month, running, ago));
                if (credited(account, ago)) {
                    invoices.add(credit(invoices.get(invoices.size() - 1)));
                }
            }
        }
        return invoices;
    }

    private static boolean credited(Account account, int ago) {
        return account.index() % 11 == 4 && ago == 5;
    }

    private Invoice invoice(Account account, YearMonth month, List<Agreement> running, int ago) {
        List<Line> lines = new ArrayList<>();
        for (Agreement agreement : running) {
            boolean several =
                    running.stream()
                                    .filter(a -> a.facility().service().equals(service(agreement)))
                                    .count()
                            > 1;
            lines.addAll(lines(account, month, agreement, several));
        }
        long net = lines.stream().mapToLong(Line::amountOre).sum();
        long vat = Math.round(net * 0.25);
        long total = Math.round((net + vat) / 100.0) * 100;
        LocalDate sent = month.plusMonths(1).atDay(1 + account.index() % 3);
        sent = sent.isAfter(today) ? today : sent;
        String number =
                "%d%02d%02d%03d"
                        .formatted(
                                recipe.number("series"),
                                month.getYear() % 100,
                                month.getMonthValue(),
                                account.index());
        String status = status(account, ago);
        return new Invoice(
                "F" + number,
                account.customer(),
                number,
                CheckDigits.ocr(number),
                "INVOICE",
                status,
                sent,
                sent.plusDays(DAYS_TO_PAY),
                month.atDay(1),
                month.atEndOfMonth(),
                net,
                vat,
                total - net - vat,
                total,
                remaining(status, total),
                recipe.text("bankgiro"),
                null,
                running.stream().map(a -> a.facility().service()).distinct().toList(),
                lines);
    }

    /** The newest is mostly still to be paid; a few of the earlier ones are late. */
    private static String status(Account account, int ago) {
        int luck = account.index() % 10;
        if (ago == 0) {
            return luck == 7 ? "PAID" : "SENT";
        }
        if (ago == 1 && luck == 2) {
            return "REMINDER";
        }
        if (ago == 1 && luck == 5) {
            return "PARTIALLY_PAID";
        }
        return credited(account, ago) ? "CREDITED" : "PAID";
    }

    private static long remaining(String status, long total) {
        return switch (status) {
            case "SENT", "REMINDER" -> total;
            case "PARTIALLY_PAID" -> total / 200 * 100;
            default -> 0;
        };
    }

    private Invoice credit(Invoice of) {
        List<Line> lines =
                of.lines().stream()
                        .map(
                                l ->
                                        new Line(
                                                l.product(),
                                                l.quantity().negate(),
                                                l.unit(),
                                                l.unitPrice(),
                                                -l.amountOre(),
                                                l.facility()))
                        .toList();
        // the same month and customer, told apart by the series
        String number = of.number() + "9";
        return new Invoice(
                "F" + number,
                of.customer(),
                number,
                CheckDigits.ocr(number),
                "CREDIT_INVOICE",
                "PAID",
                of.invoiceDate().plusDays(12),
                of.dueDate().plusDays(12),
                of.periodFrom(),
                of.periodTo(),
                -of.netOre(),
                -of.vatOre(),
                -of.roundingOre(),
                -of.totalOre(),
                0,
                of.bankgiro(),
                "Krediterar faktura " + of.number(),
                of.services(),
                lines);
    }

    private static String service(Agreement agreement) {
        return agreement.facility().service();
    }

    /**
     * @param several whether the lines must say which facility they are about
     */
    private List<Line> lines(
            Account account, YearMonth month, Agreement agreement, boolean several) {
        String where = several ? ", " + agreement.facility().place().street() : "";
        List<Recipe.Price> prices =
                recipe.prices(agreement.customer().legalEntity(), agreement.facility().service());
        Random habits =
                new Random(account.index() * 7919L + agreement.facility().service().hashCode());
        List<Line> lines = new ArrayList<>();
        for (Recipe.Price price : prices) {
            BigDecimal quantity;
            double own = 1 + price.spread() * (2 * habits.nextDouble() - 1);
            if (price.sameQuantityAs() >= 0) {
                quantity = lines.get(price.sameQuantityAs()).quantity();
            } else if (price.metered()) {
                quantity = BigDecimal.valueOf(metered(month, agreement), 3);
            } else {
                quantity = BigDecimal.valueOf(Math.max(price.quantity() * own, 1));
            }
            int digits = price.unit().equals("m³") ? 1 : 0;
            quantity = quantity.setScale(digits, RoundingMode.HALF_UP);
            BigDecimal unitPrice = BigDecimal.valueOf(price.unitPrice());
            long ore =
                    quantity.multiply(unitPrice)
                            .movePointRight(2)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
            lines.add(
                    new Line(
                            price.product() + where,
                            quantity,
                            price.unit(),
                            unitPrice,
                            ore,
                            agreement.facility().externalId()));
        }
        return lines;
    }

    /** Thousandths of the unit, from the first of the customer's own days in the month. */
    private static long metered(YearMonth month, Agreement agreement) {
        LocalDate first = month.atDay(1);
        LocalDate from = agreement.validFrom().isAfter(first) ? agreement.validFrom() : first;
        return agreement.facility().meter().billed(from, month.atEndOfMonth());
    }
}
