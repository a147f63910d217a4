package se.minasidor.tenancy.folders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog.Snapshot;
import se.minasidor.tenancy.TenantId;

class WatchTest {

    @TempDir Path top;
    private Watch watch;

    @BeforeEach
    void oneOrganisation() throws IOException {
        write("north", "north.example", "");
        watch = new Watch(Optional.of(top));
        assertTrue(serves("north.example"));
    }

    @Test
    void aNewFolderIsServed() throws IOException {
        write("south", "south.example", "");
        assertTrue(serves("south.example"));
        assertTrue(serves("north.example"));
    }

    @Test
    void aChangedSettingIsLive() throws IOException {
        write("north", "north.example", "support.phone=08-1\n");
        assertEquals(Optional.of("08-1"), north(watch.look()).support().phone());
    }

    @Test
    void aChangeOfTheSameLengthInTheSameMomentIsSeen() throws IOException {
        // so that the moment lasts however long it takes to write
        FileTime moment = FileTime.from(Instant.now().plusSeconds(3600));
        write("north", "north.example", "support.phone=08-1\n");
        Files.setLastModifiedTime(settings("north"), moment);
        watch.look();
        write("north", "north.example", "support.phone=08-2\n");
        Files.setLastModifiedTime(settings("north"), moment);
        assertEquals(Optional.of("08-2"), north(watch.look()).support().phone());
    }

    @Test
    void nothingChangedMeansTheSameSnapshot() throws IOException {
        age("north");
        Snapshot first = watch.look();
        assertSame(first, watch.look());
    }

    @Test
    void aBrokenFolderKeepsItsLastGoodSettingsAndIsNamed() throws IOException {
        write("north", "north.example", "login.methods=socail\n");
        Snapshot now = watch.look();
        assertTrue(now.byHost().containsKey("north.example"));
        assertEquals(1, now.faults().size());
        assertEquals("north", now.faults().get(0).tenant());

        write("north", "north.example", "");
        assertEquals(List.of(), watch.look().faults());
    }

    @Test
    void aFolderThatIsBrokenFromTheStartStopsNobodyElse() throws IOException {
        write("south", "south.example", "login.methods=socail\n");
        Snapshot now = watch.look();
        assertFalse(now.byHost().containsKey("south.example"));
        assertTrue(now.byHost().containsKey("north.example"));
        assertEquals("south", now.faults().get(0).tenant());
    }

    @Test
    void aRemovedFolderIsServedNoMore() throws IOException {
        write("south", "south.example", "");
        watch.look();
        delete("north");
        assertFalse(serves("north.example"));
        assertTrue(serves("south.example"));
    }

    @Test
    void aMissingTopFolderKeepsEverybody() throws IOException {
        delete("");
        Snapshot now = watch.look();
        assertTrue(now.byHost().containsKey("north.example"));
        assertEquals(
                "tenants: is gone; the last known settings are used",
                now.faults().get(0).toString());
        assertSame(now, watch.look());
        write("north", "north.example", "");
        assertEquals(List.of(), watch.look().faults());
    }

    @Test
    void ofTwoThatClaimOneHostTheLaterIsRefusedAndBothAreNamed() throws IOException {
        write("south", "north.example", "");
        Snapshot now = watch.look();
        assertEquals(new TenantId("north"), now.byHost().get("north.example").tenant().id());
        assertEquals(
                "tenants/south/tenant.properties: hosts says \"north.example\", which belongs to"
                        + " tenants/north/tenant.properties",
                now.faults().get(0).toString());
    }

    @Test
    void aNewcomerCannotTakeAHostThatIsServed() throws IOException {
        write("aaa", "north.example", "");
        Snapshot now = watch.look();
        assertEquals(new TenantId("north"), now.byHost().get("north.example").tenant().id());
        assertEquals("aaa", now.faults().get(0).tenant());
    }

    @Test
    void onlyActiveOrganisationsAreServed() throws IOException {
        Files.writeString(
                settings("north"),
                "tenant.id=north\nhosts=north.example\ntenant.status=suspended\n");
        assertFalse(serves("north.example"));
    }

    @Test
    void aFolderNameThatIsNoShortNameIsNamed() throws IOException {
        write("North_2", "other.example", "");
        assertTrue(
                watch.look().faults().get(0).toString().startsWith("tenants/North_2: is no short"));
    }

    @Test
    void theSharedFolderOfTheOperatorReachesEverybody() throws IOException {
        Files.createDirectories(top.resolve("shared/texts"));
        Files.writeString(top.resolve("shared/tenant.properties"), "session.idle=7m\n");
        Files.writeString(
                top.resolve("shared/texts/common_sv.properties"), "common.logout=Hej då\n");
        Tenant tenant = north(watch.look());
        assertEquals(Duration.ofMinutes(7), tenant.session().idle());
        assertEquals("Hej då", tenant.words().shared().get("sv").get("common.logout"));
        assertTrue(tenant.words().shared().get("en").containsKey("common.logout"));
    }

    @Test
    void aThemeInTheFolderIsTheTenantsOwn() throws IOException {
        String before = north(watch.look()).theme().hash();
        Files.createDirectories(top.resolve("north/theme"));
        Files.writeString(top.resolve("north/theme/theme.css"), ":root{}");
        Tenant tenant = north(watch.look());
        assertNotEquals(before, tenant.theme().hash());
        assertArrayEquals(":root{}".getBytes(), tenant.theme().file("theme.css").orElseThrow());
    }

    @Test
    void anEmptyFolderIsFilledWithTheShippedOrganisations(@TempDir Path empty) throws IOException {
        assertTrue(new LiveFolder(empty).fillIfEmpty());
        assertFalse(new LiveFolder(empty).fillIfEmpty());
        Snapshot live = new Watch(Optional.of(empty)).look();
        assertEquals(List.of(), live.faults());
        assertEquals(Shipped.tenants().size(), live.tenants().size());
    }

    @Test
    void aThousandOrganisationsAreLookedAtInAMoment() throws IOException {
        for (int i = 0; i < 1000; i++) {
            write("many" + i, "many" + i + ".example", "");
            age("many" + i);
        }
        assertEquals(1001, watch.look().tenants().size());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        // of this thread's own, which does not pass while the computer does something else
        long begun = threads.getCurrentThreadCpuTime();
        watch.look();
        Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);
        assertTrue(took.toMillis() < 1000, "a look at 1,000 unchanged folders took " + took);
    }

    private boolean serves(String host) {
        return watch.look().byHost().containsKey(host);
    }

    private static Tenant north(Snapshot snapshot) {
        return snapshot.tenants().get(new TenantId("north"));
    }

    private Path settings(String name) {
        return top.resolve(name).resolve("tenant.properties");
    }

    private void write(String name, String host, String more) throws IOException {
        Files.createDirectories(top.resolve(name));
        Files.writeString(
                settings(name),
                "tenant.id=" + name + "\ntenant.status=active\nhosts=" + host + "\n" + more);
        Files.writeString(
                top.resolve(name).resolve("texts.properties"), "brand.companyName=" + name + "\n");
    }

    private void age(String name) throws IOException {
        FileTime old = FileTime.from(Instant.now().minusSeconds(60));
        try (Stream<Path> files = Files.list(top.resolve(name))) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, old);
            }
        }
    }

    private void delete(String name) throws IOException {
        try (Stream<Path> files = Files.walk(top.resolve(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
