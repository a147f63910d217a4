package se.minasidor.tenancy.folders;

import java.util.List;
import java.util.function.BiConsumer;
import se.minasidor.tenancy.TenantCatalog.Fault;

/** Collects what is wrong in one folder. */
record FolderFaults(String folder, List<Fault> found) {

    void add(String file, String key, String message) {
        addFrom(Folder.say(folder, file), key, message);
    }

    /** A fault in another folder's file that this folder suffers from. */
    void addFrom(String path, String key, String message) {
        Fault fault = new Fault(folder, path, key, message);
        if (!found.contains(fault)) {
            found.add(fault);
        }
    }

    BiConsumer<String, String> in(String file) {
        return (key, message) -> add(file, key, message);
    }
}
