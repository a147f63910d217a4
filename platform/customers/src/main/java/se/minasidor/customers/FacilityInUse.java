package se.minasidor.customers;

import java.time.LocalDate;
import java.util.List;

/** A facility with the agreements that certain customers have for it, the newest first. */
public final class FacilityInUse {

    private final Facility facility;
    private final List<Agreement> agreements;

    FacilityInUse(Facility facility, List<Agreement> agreements) {
        this.facility = facility;
        this.agreements = List.copyOf(agreements);
    }

    public Facility getFacility() {
        return facility;
    }

    public List<Agreement> getAgreements() {
        return agreements;
    }

    /** False when everybody has moved out; its history stays visible. */
    public boolean isInUseOn(LocalDate day) {
        return agreements.stream().anyMatch(a -> a.isValidOn(day));
    }
}
