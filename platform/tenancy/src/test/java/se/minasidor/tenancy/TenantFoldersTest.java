package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TenantFoldersTest {

    private final TenantCatalog.Snapshot shipped = TenantFolders.once(null);

    @Test
    void everyShippedFolderLoads() {
        assertEquals(List.of(), shipped.faults());
        assertTrue(shipped.tenants().size() >= 5, "tenants: " + shipped.tenants().keySet());
    }
}
