package se.minasidor.portal.consumption;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.SwedishTime;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.layout.LayoutPage;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/**
 * {@code /forbrukning/forbrukning.csv} and {@code .xlsx}: what the page of the same parameters
 * shows, and no more than the page does to whom it shows it.
 */
@WebServlet("/forbrukning/*")
public class ConsumptionFileServlet extends HttpServlet {

    static final String CSV = "forbrukning.csv";
    static final String EXCEL = "forbrukning.xlsx";

    private static final long serialVersionUID = 1L;

    @Inject private transient CurrentTenant current;
    @Inject private transient SignedIn signedIn;
    @Inject private transient Reading reading;
    @Inject private transient Texts texts;
    @Inject private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String name = Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("/", "");
        boolean csv = name.equals(CSV);
        boolean known = csv || name.equals(EXCEL);
        Optional<Shown> shown =
                known && signedIn.isPresent() && LayoutPage.consumption(current.getTenant())
                        ? read(request)
                        : Optional.empty();
        if (shown.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ConsumptionWords words =
                new ConsumptionWords(
                        current.getLanguage(), texts::with, shown.get().arrival().today());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + fileName(shown.get(), csv ? ".csv" : ".xlsx") + "\"");
        send(shown.get(), words, csv, response);
    }

    private Optional<Shown> read(HttpServletRequest request) {
        return reading.read(
                current.getTenant(),
                signedIn.customersWith(Permission.SEE_CONSUMPTION),
                Asked.of(request::getParameter),
                ZonedDateTime.now(clock.withZone(SwedishTime.ZONE)));
    }

    private void send(
            Shown shown, ConsumptionWords words, boolean csv, HttpServletResponse response)
            throws IOException {
        Sheet sheet = Sheets.of(shown, words);
        FileTimes times = new FileTimes(shown.length(), words);
        if (csv) {
            response.setContentType("text/csv; charset=UTF-8");
            Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
            boolean comma = current.getLanguage().getLanguage().equals("sv");
            CsvFile.write(sheet, times, comma, out);
            out.flush();
        } else {
            response.setContentType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            ExcelFile.write(sheet, times, words.say("heading"), response.getOutputStream());
        }
    }

    /** Named after service and time, and nothing about the customer. */
    static String fileName(Shown shown, String ending) {
        Frame frame = shown.choice().frame();
        String time =
                switch (frame.bars()) {
                    case YEAR -> frame.from().getYear() + "-" + frame.lastDay().getYear();
                    case MONTH -> String.valueOf(frame.from().getYear());
                    case DAY -> frame.from().toString().substring(0, 7);
                    case HOUR, QUARTER -> frame.from().toString();
                };
        return "forbrukning-" + Asked.word(shown.choice().service()) + "-" + time + ending;
    }
}
