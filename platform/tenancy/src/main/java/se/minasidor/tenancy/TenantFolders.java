package se.minasidor.tenancy;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.minasidor.tenancy.folders.Explanation;
import se.minasidor.tenancy.folders.LiveFolder;
import se.minasidor.tenancy.folders.SettingsSchema;
import se.minasidor.tenancy.folders.Watch;

/**
 * Keeps the {@link TenantCatalog} equal to the organisations' folders: those of {@code
 * minasidor.tenants}, which is watched, or without it those the product ships with.
 */
@ApplicationScoped
public class TenantFolders {

    private static final Logger LOG = Logger.getLogger(TenantFolders.class.getName());
    private static final int SECONDS_BETWEEN_LOOKS = 2;

    @Inject
    @ConfigProperty(name = "minasidor.tenants")
    private Optional<String> live;

    @Inject private TenantCatalog catalog;
    @Resource private ManagedScheduledExecutorService scheduler;

    private Watch watch;
    private ScheduledFuture<?> looking;
    private TenantCatalog.Snapshot seen = new TenantCatalog.Snapshot(null, null, List.of());

    /** Reads all folders, fills the live one at the very first start, and begins to watch it. */
    public synchronized void start() {
        LogContext.install();
        Optional<Path> folder = live.map(String::strip).filter(f -> !f.isEmpty()).map(Path::of);
        folder.ifPresent(TenantFolders::fill);
        watch = new Watch(folder);
        refresh();
        if (folder.isPresent()) {
            looking =
                    scheduler.scheduleWithFixedDelay(
                            this::lookAgain,
                            SECONDS_BETWEEN_LOOKS,
                            SECONDS_BETWEEN_LOOKS,
                            TimeUnit.SECONDS);
        }
    }

    /** Looks now; a change is live when this returns. */
    public synchronized void refresh() {
        TenantCatalog.Snapshot now = watch.look();
        if (now != seen) {
            tell(seen, now);
            catalog.swap(now);
            seen = now;
        }
    }

    @PreDestroy
    public synchronized void stop() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private void lookAgain() {
        try {
            refresh();
        } catch (RuntimeException unexpected) { // or the scheduler would never look again
            LOG.log(Level.SEVERE, "The tenants' folders could not be read", unexpected);
        }
    }

    private static void fill(Path folder) {
        try {
            if (new LiveFolder(folder).fillIfEmpty()) {
                LOG.info(() -> "Filled " + folder + " with the organisations that come along");
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("MINASIDOR_TENANTS: " + folder, unwritable);
        }
    }

    private static void tell(TenantCatalog.Snapshot before, TenantCatalog.Snapshot now) {
        Set<TenantCatalog.Fault> told = new HashSet<>(before.faults());
        now.faults().stream().filter(told::add).forEach(fault -> LOG.warning(fault::toString));
        LOG.info(
                () ->
                        now.tenants().size()
                                + " tenants on "
                                + now.byHost().size()
                                + " hosts, "
                                + now.faults().size()
                                + " faults");
    }

    /** Everything wrong in a live folder, or in what the product ships with when it is null. */
    public static List<TenantCatalog.Fault> validate(Path folder) {
        return new Watch(Optional.ofNullable(folder)).validate();
    }

    /** The tenants of a folder, or the shipped ones when it is null, read outside a server. */
    public static TenantCatalog.Snapshot once(Path folder) {
        return new Watch(Optional.ofNullable(folder)).look();
    }

    /** The same for those who look again and again: one object for as long as nothing changes. */
    public static Supplier<TenantCatalog.Snapshot> watched(Path folder) {
        return new Watch(Optional.ofNullable(folder))::look;
    }

    /** A setting's value for a tenant and where it comes from, in lines for people. */
    public static List<String> explain(Path folder, String tenant, String key) {
        return Explanation.of(Optional.ofNullable(folder), tenant, key);
    }

    /** All settings an organisation may write, as a Markdown table. */
    public static String settingsTable() {
        return SettingsSchema.table();
    }
}
