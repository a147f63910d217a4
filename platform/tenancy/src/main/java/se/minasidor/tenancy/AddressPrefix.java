package se.minasidor.tenancy;

/**
 * The part of an IP address that one attacker usually controls as a whole: /24 of IPv4, /56 of
 * IPv6.
 */
public final class AddressPrefix {

    private AddressPrefix() {}

    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            int last = address.lastIndexOf('.');
            return last < 0 ? address : address.substring(0, last);
        }
        String bare = address.replaceAll("%.*", "");
        int mapped = bare.lastIndexOf(':');
        if (bare.indexOf('.') > mapped) {
            return of(bare.substring(mapped + 1)); // ::ffff:192.0.2.1
        }
        String[] groups = expanded(bare);
        String fourth =
                groups[3].length() <= 2 ? "0" : groups[3].substring(0, groups[3].length() - 2);
        return groups[0] + ":" + groups[1] + ":" + groups[2] + ":" + fourth;
    }

    private static String[] expanded(String address) {
        int gap = address.indexOf("::");
        String[] all = new String[8];
        java.util.Arrays.fill(all, "0");
        String[] head = split(gap < 0 ? address : address.substring(0, gap));
        String[] tail = gap < 0 ? new String[0] : split(address.substring(gap + 2));
        System.arraycopy(head, 0, all, 0, Math.min(head.length, 8));
        for (int i = 0; i < tail.length && i < 8; i++) {
            all[8 - tail.length + i] = tail[i];
        }
        for (int i = 0; i < 8; i++) {
            all[i] = all[i].replaceFirst("^0+(?=.)", "");
        }
        return all;
    }

    private static String[] split(String groups) {
        return groups.isEmpty() ? new String[0] : groups.split(":");
    }
}
