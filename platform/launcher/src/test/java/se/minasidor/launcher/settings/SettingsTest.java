package se.minasidor.launcher.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.minasidor.launcher.Refusal;

class SettingsTest {

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aProductionEnvironment(@TempDir Path folder) throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "");
        environment.put("MINASIDOR_DB_URL", "jdbc:postgresql://db.example.se:5432/minasidor");
        environment.put("MINASIDOR_DB_USER", "app");
        environment.put("MINASIDOR_DB_PASSWORD", "secret-1");
        environment.put("MINASIDOR_DB_MIGRATION_USER", "owner");
        environment.put("MINASIDOR_DB_MIGRATION_PASSWORD", "secret-2");
        environment.put("MINASIDOR_MAIL_HOST", "smtp.example.se");
        environment.put("MINASIDOR_MAIL_FROM", "Mina sidor <no-reply@example.se>");
        environment.put("MINASIDOR_SECRET_KEY_FILE", keys.toString());
        environment.put("PATH", "/usr/bin");
    }

    private List<String> reasons() {
        return assertThrows(Refusal.class, () -> Settings.read(environment)).reasons();
    }

    @Test
    void aCompleteEnvironmentIsReadWithItsDefaults() {
        Settings settings = Settings.read(environment);
        assertEquals(8080, settings.number("PORT"));
        assertEquals("https://{host}", settings.get("PUBLIC_URL_PATTERN"));
        assertFalse(settings.embeddedDatabase());
        assertTrue(settings.tenants().endsWith("data/tenants"));
        assertTrue(settings.environment().containsKey("MINASIDOR_TENANTS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MINASIDOR_DB_URL",
                "MINASIDOR_DB_USER",
                "MINASIDOR_DB_PASSWORD",
                "MINASIDOR_DB_MIGRATION_USER",
                "MINASIDOR_DB_MIGRATION_PASSWORD",
                "MINASIDOR_MAIL_HOST",
                "MINASIDOR_MAIL_FROM",
                "MINASIDOR_SECRET_KEY_FILE"
            })
    void aMissingValueStopsTheStartWithOneLineThatNamesIt(String name) {
        environment.put(name, " ");
        List<String> reasons = reasons();
        assertEquals(1, reasons.size());
        assertTrue(reasons.get(0).startsWith(name + " is missing: "), reasons.get(0));
        assertFalse(reasons.get(0).contains("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MINASIDOR_PORT|http",
                "MINASIDOR_PORT|70000",
                "MINASIDOR_BIND|everywhere",
                "MINASIDOR_DB|h2",
                "MINASIDOR_DB_URL|postgres://db/minasidor",
                "MINASIDOR_MAIL_PORT|0",
                "MINASIDOR_MAIL_FROM|Mina sidor",
                "MINASIDOR_SECRET_KEY_FILE|/no/such/file",
                "MINASIDOR_PUBLIC_URL_PATTERN|https://portal.example.se",
                "MINASIDOR_PUBLIC_URL_PATTERN|{host}",
                "MINASIDOR_PUBLIC_URL_PATTERN|ftp://{host}",
                "MINASIDOR_TRUSTED_PROXIES|proxy.example.se",
                "MINASIDOR_TRUSTED_PROXIES|10.0.0.0/40",
                "MINASIDOR_MANAGEMENT_ADDRESSES|10.0.0.0/8,x",
                "MINASIDOR_LOG|xml"
            })
    void aWrongValueStopsTheStartWithOneLineThatNamesItAndWhatItSays(String name, String value) {
        environment.put(name, value);
        List<String> reasons = reasons();
        assertEquals(1, reasons.size(), reasons.toString());
        assertTrue(reasons.get(0).startsWith(name + " says \"" + value + "\": "), reasons.get(0));
    }

    @Test
    void aMisspeltNameIsNotSilentlyADefault() {
        environment.put("MINASIDOR_MAIL_PROT", "587");
        assertEquals(
                List.of("MINASIDOR_MAIL_PROT is not a setting; see ./minasidor help settings"),
                reasons());
    }

    @Test
    void aMailLoginNeedsBothItsParts() {
        environment.put("MINASIDOR_MAIL_USER", "robot");
        assertEquals(
                List.of("MINASIDOR_MAIL_USER and MINASIDOR_MAIL_PASSWORD: set both or neither"),
                reasons());
    }

    @Test
    void theEmbeddedDatabaseMustBeWrittenAndNeedsNoLogins() {
        environment.keySet().removeIf(name -> name.startsWith("MINASIDOR_DB_"));
        assertEquals(5, reasons().size());
        environment.put("MINASIDOR_DB", "embedded");
        assertTrue(Settings.read(environment).embeddedDatabase());
    }

    @Test
    void noSecretIsShown() {
        environment.put("MINASIDOR_PORT", "x");
        assertFalse(reasons().toString().contains("secret-"));
        environment.remove("MINASIDOR_PORT");
        assertFalse(Settings.read(environment).toString().contains("secret-"));
    }

    @Test
    void theTableHasEverySetting() {
        String table = Settings.table();
        Settings.all().forEach(setting -> assertTrue(table.contains("`" + setting + "`")));
        assertEquals(Settings.all().size() + 2, table.lines().count());
    }
}
