package se.minasidor.tenancy.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantFolders;

class SettingsFaultsTest {

    private static final String FILE = "tenants/north/tenant.properties: ";
    private static final String GOOD =
            "tenant.id=north\ntenant.status=active\nhosts=north.example\n";

    @Test
    void aNewOrganisationNeedsNoMoreThanItsNameAndHost() {
        TenantReader.Reading reading = read(GOOD);
        assertEquals(List.of(), reading.faults());
        Tenant tenant = reading.tenant().orElseThrow();
        assertEquals(List.of("bankid", "customernumber"), tenant.login().methods());
        assertEquals(
                Tenant.Registration.ExtraProof.INVOICE_NUMBER, tenant.registration().extraProof());
        assertEquals(Duration.ofMinutes(30), tenant.session().idle());
        assertEquals("North Works", tenant.legalEntities().get(0).name());
        assertTrue(tenant.support().phone().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login.methods=bankid, socail | login.methods says \"socail\"; known methods are"
                        + " bankid, customernumber, emailpassword, social",
                "tenant.status=open | tenant.status says \"open\"; known statuses are draft, active,"
                        + " suspended, closed",
                "register.enabled=yes | register.enabled says \"yes\"; known values are true, false",
                "login.bankid.audience=company | login.bankid.audience says \"company\"; known audiences"
                        + " are all, noCompanies",
                "session.idle=30 | session.idle says \"30\"; expected a time from 2m to 2h, such as"
                        + " 30s, 15m, 12h or 2d",
                "session.idle=3h | session.idle says \"3h\"; expected a time from 2m to 2h, such as"
                        + " 30s, 15m, 12h or 2d",
                "password.minLength=8 | password.minLength says \"8\"; expected a whole number from"
                        + " 10 to 64",
                "hosts=north.example:80 | hosts says \"north.example:80\"; expected host names"
                        + " without port",
                "timeZone=Sweden | timeZone says \"Sweden\"; expected a time zone such as"
                        + " Europe/Stockholm",
                "login.metods=bankid | login.metods is not a known setting; did you mean"
                        + " login.methods?",
                "colour=red | colour is not a known setting; config explain lists them all",
                "entrySites.x.id=a | entrySites.x.id is not a known setting; did you mean"
                        + " entrySites.N.id?",
                "tenant.id=south | tenant.id says \"south\"; it must be the folder's name, north",
                "hosts= | hosts is missing; every organisation needs it",
                "login.methods=social | login.providers is missing; the method social needs it",
                "login.recommendedProvider=google | login.recommendedProvider says \"google\"; known"
                        + " providers are ",
                "locale.available=en | locale.default says \"sv\"; known available languages are en",
                "entrySites.1.id=web | entrySites.1.url is missing; entrySites.1 needs it",
                "entrySites.1.url=http://a.example | entrySites.1.url says \"http://a.example\";"
                        + " expected an address with https://",
                "brand.theme=nosuch | brand.theme says \"nosuch\"; known themes are ",
                "support.email=call us | support.email says \"call us\"; expected e-mail address",
                "notice.login.from=1 nov | notice.login.from says \"1 nov\"; expected a date such as"
                        + " 2026-11-30"
            })
    void aFaultNamesFileKeyValueAndWhatIsKnown(String line, String message) {
        List<String> faults = faults(overlaid(line));
        assertTrue(
                faults.stream().anyMatch(fault -> fault.contains(message)),
                () -> "expected: " + message + "\nfound: " + String.join("\n", faults));
    }

    @Test
    void aFaultInTheOwnFileNamesTheOwnFile() {
        assertEquals(
                List.of(
                        FILE
                                + "login.methods says \"socail\"; known methods are bankid,"
                                + " customernumber, emailpassword, social"),
                faults(GOOD + "login.methods=socail\n"));
    }

    @Test
    void allFaultsAreFoundAtOnce() {
        assertEquals(2, faults(GOOD + "login.methods=socail\nlayout.logout=nowhere\n").size());
    }

    @Test
    void aKeyWrittenTwiceIsAFault() {
        assertEquals(
                List.of(FILE + "support.phone is written twice"),
                faults(GOOD + "support.phone=1\nsupport.phone=2\n"));
    }

    @Test
    void aFileThatIsNotUtf8IsAFault() {
        byte[] latin = (GOOD + "support.phone=å\n").getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(
                says(read(Map.of(Folder.SETTINGS, latin))).contains(FILE + "is not UTF-8"),
                "not told");
    }

    @Test
    void combiningCharactersAreAFault() {
        assertTrue(
                faults(GOOD + "support.hours=ma\u030andag\n").get(0).contains("combining"),
                "not told");
    }

    @Test
    void anOrganisationWithoutANameIsAFault() {
        Map<String, byte[]> files = Map.of(Folder.SETTINGS, utf8(GOOD));
        assertEquals(
                List.of(
                        "tenants/north/texts.properties: brand.companyName is missing; it names the"
                                + " organisation"),
                says(read(files)));
    }

    @Test
    void anUnknownPropertiesFileIsAFault() {
        Map<String, byte[]> files = good(GOOD);
        files.put("text_sv.properties", utf8("a=b\n"));
        assertTrue(
                says(read(files)).get(0).contains("text_sv.properties: is not read"), "not told");
    }

    @Test
    void explainTellsTheWholeChain(@TempDir Path live) throws Exception {
        Files.createDirectories(live.resolve("north"));
        Files.createDirectories(live.resolve("shared"));
        Files.writeString(live.resolve("north/tenant.properties"), GOOD + "session.idle=10m\n");
        Files.writeString(live.resolve("shared/tenant.properties"), "session.idle=20m\n");
        List<String> lines = TenantFolders.explain(live, "north", "session.idle");
        assertEquals("session.idle = 10m", lines.get(0));
        assertEquals(
                List.of(
                        "  tenants/north/tenant.properties says \"10m\"",
                        "  tenants/shared/tenant.properties says \"20m\"",
                        "  tenants/shared/tenant.properties (shipped) says \"30m\""),
                lines.subList(2, 5));
        assertEquals(List.of(), TenantFolders.explain(live, "nobody", "session.idle"));
    }

    @Test
    void everySettingIsDescribedOnce() {
        assertEquals(
                SettingsSchema.all().size(),
                SettingsSchema.all().stream()
                        .map(SettingsSchema.Setting::key)
                        .collect(Collectors.toSet())
                        .size());
    }

    private static String overlaid(String line) {
        String key = line.substring(0, line.indexOf('=') + 1);
        return GOOD.lines()
                        .filter(good -> !good.startsWith(key))
                        .collect(Collectors.joining("\n", "", "\n"))
                + line
                + "\n";
    }

    private static List<String> faults(String settings) {
        return says(read(settings));
    }

    private static List<String> says(TenantReader.Reading reading) {
        return reading.faults().stream().map(Object::toString).toList();
    }

    private static TenantReader.Reading read(String settings) {
        return read(good(settings));
    }

    private static Map<String, byte[]> good(String settings) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(Folder.SETTINGS, utf8(settings));
        files.put("texts.properties", utf8("brand.companyName=North Works\n"));
        return files;
    }

    private static TenantReader.Reading read(Map<String, byte[]> files) {
        Folder folder = new Folder("north", files, Optional.empty(), "");
        return TenantReader.read(folder, Shared.read(Optional.empty()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
