package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstVisitTest {

    @Test
    void anInvoiceThatProvesSomethingIsAsOldAsIsSaid() {
        Tenant.FirstVisit years = new Tenant.FirstVisit(List.of(), Duration.ofDays(730));
        LocalDate today = LocalDate.of(2026, 11, 21);
        assertEquals(LocalDate.of(2024, 11, 21), years.invoicesFrom(today));
        assertEquals(24, years.invoiceMonths());
        Tenant.FirstVisit days = new Tenant.FirstVisit(List.of(), Duration.ofDays(91));
        assertEquals(LocalDate.of(2026, 8, 22), days.invoicesFrom(today));
        assertEquals(3, days.invoiceMonths());
    }
}
