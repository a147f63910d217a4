package se.minasidor.tenancy.folders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog.Fault;
import se.minasidor.tenancy.TenantCatalog.Snapshot;
import se.minasidor.tenancy.TenantId;

/**
 * Follows the organisations' folders. Each look costs a few file attributes per folder; only what
 * looks different is read again. A folder that became faulty keeps its last good tenant.
 */
public final class Watch {

    private record Known(
            LiveFolder.Stamp stamp, String hash, Optional<Tenant> good, List<Fault> faults) {}

    private static final Folder NO_SHARED =
            new Folder(Shipped.SHARED, Map.of(), Optional.empty(), "");

    private final Optional<LiveFolder> live;
    private final Map<String, Known> known = new TreeMap<>();
    private Folder liveShared = NO_SHARED;
    private Shared shared;
    private boolean mishap;
    private Snapshot snapshot = new Snapshot(Map.of(), Map.of(), List.of());

    /** Without a live folder there are only the shipped organisations, which never change. */
    public Watch(Optional<Path> live) {
        this.live = live.map(LiveFolder::new);
    }

    /** Looks once; the same snapshot object comes back when nothing changed. */
    public synchronized Snapshot look() {
        try {
            return live.isPresent() ? lookAt(live.get()) : shipped();
        } catch (IOException unreadable) {
            return with(new Fault("", "tenants", "", "cannot be read: " + unreadable.getMessage()));
        }
    }

    /** Everything wrong or needless, for people who are writing a folder. */
    public synchronized List<Fault> validate() {
        List<Fault> faults = new ArrayList<>(look().faults());
        for (Known folder : known.values()) {
            folder.good()
                    .filter(tenant -> folder.faults().isEmpty())
                    .ifPresent(tenant -> faults.addAll(TextsCheck.of(tenant)));
        }
        return List.copyOf(faults);
    }

    private Snapshot shipped() {
        if (shared == null) {
            shared = Shared.read(Optional.empty());
            Shipped.tenants().values().forEach(folder -> read(folder, null));
            count();
        }
        return snapshot;
    }

    private Snapshot lookAt(LiveFolder folder) throws IOException {
        if (!folder.exists()) {
            return with(new Fault("", "tenants", "", "is gone; the last known settings are used"));
        }
        SortedMap<String, LiveFolder.Stamp> stamps = folder.stamps();
        boolean changed = readShared(folder, stamps.remove(Shipped.SHARED) != null);
        boolean all = changed;
        changed |= known.keySet().retainAll(stamps.keySet()) | mishap;
        mishap = false;
        for (Map.Entry<String, LiveFolder.Stamp> stamp : stamps.entrySet()) {
            Known before = known.get(stamp.getKey());
            if (all
                    || before == null
                    || !before.stamp().settled()
                    || !before.stamp().equals(stamp.getValue())) {
                changed |= read(folder.read(stamp.getKey()), stamp.getValue());
            }
        }
        if (changed) {
            count();
        }
        return snapshot;
    }

    /** The live shared folder is small and read each time. */
    private boolean readShared(LiveFolder folder, boolean present) throws IOException {
        Folder now = present ? folder.read(Shipped.SHARED) : NO_SHARED;
        if (shared != null && now.hash().equals(liveShared.hash())) {
            return false;
        }
        liveShared = now;
        shared = Shared.read(Optional.of(now).filter(f -> !f.files().isEmpty()));
        known.replaceAll((name, k) -> new Known(k.stamp(), "", k.good(), k.faults()));
        return true;
    }

    private boolean read(Folder folder, LiveFolder.Stamp stamp) {
        Known before = known.get(folder.name());
        if (before != null && before.hash().equals(folder.hash())) {
            known.put(
                    folder.name(), new Known(stamp, before.hash(), before.good(), before.faults()));
            return false;
        }
        TenantReader.Reading reading = reading(folder);
        Optional<Tenant> lastGood = Optional.ofNullable(before).flatMap(Known::good);
        known.put(
                folder.name(),
                new Known(
                        stamp,
                        folder.hash(),
                        reading.tenant().or(() -> lastGood),
                        reading.faults()));
        return true;
    }

    private TenantReader.Reading reading(Folder folder) {
        try {
            new TenantId(folder.name());
        } catch (IllegalArgumentException notAnId) {
            return refused(folder, "is no short name: lower-case letters, digits, single hyphens");
        }
        if (folder.name().equals("base")) { // the address of the base theme
            return refused(folder, "is a name of the product's own");
        }
        return TenantReader.read(folder, shared);
    }

    private static TenantReader.Reading refused(Folder folder, String message) {
        return new TenantReader.Reading(
                Optional.empty(),
                List.of(new Fault(folder.name(), "tenants/" + folder.name(), "", message)));
    }

    private void count() {
        List<Tenant> candidates = new ArrayList<>();
        List<Fault> faults = new ArrayList<>(shared.faults());
        for (Known folder : known.values()) {
            folder.good().ifPresent(candidates::add);
            faults.addAll(folder.faults());
        }
        snapshot = Census.of(candidates, faults, snapshot);
    }

    /** The folder as a whole cannot be read: everybody stays as they were. */
    private Snapshot with(Fault fault) {
        mishap = true;
        if (snapshot.faults().stream().noneMatch(f -> Objects.equals(f, fault))) {
            List<Fault> faults = new ArrayList<>(snapshot.faults());
            faults.add(fault);
            snapshot = new Snapshot(snapshot.tenants(), snapshot.byHost(), List.copyOf(faults));
        }
        return snapshot;
    }
}
