package se.minasidor.customers;

import java.time.ZonedDateTime;

/**
 * What a series says about one stretch of time: a quarter, an hour, a day, a month or a year.
 *
 * @param from when it begins, in Swedish time
 * @param to when it ends; the next one's beginning
 * @param amount thousandths of the quantity's unit, for temperatures the mean; null when nothing is
 *     known
 * @param knownMinutes how much of the stretch has a value
 * @param ownMinutes how much of it lies within the customer's own agreements; what lies outside is
 *     never part of the amount
 * @param estimatedMinutes how much of what is known was estimated or interpolated
 * @param derived a fourth of an hour that was measured as a whole
 * @param corrected said anew after it had been said as measured
 * @param before what it said before that, where it was corrected and that is known
 */
public record MeterValue(
        ZonedDateTime from,
        ZonedDateTime to,
        Long amount,
        int knownMinutes,
        int ownMinutes,
        int estimatedMinutes,
        boolean derived,
        boolean corrected,
        Long before) {

    /** Something is known, and something of the customer's own time is not. */
    public boolean isPartial() {
        return amount != null && knownMinutes < ownMinutes;
    }

    public boolean isMissing() {
        return amount == null;
    }

    public boolean isEstimated() {
        return estimatedMinutes > 0;
    }
}
