package se.minasidor.tenancy;

import java.util.regex.Pattern;

/**
 * The short name of an organisation, the same as its folder's: lower-case letters, digits and
 * single hyphens, 2 to 40 characters. It is the first column of every tenant-owned table.
 */
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public TenantId {
        if (value == null
                || value.length() < 2
                || value.length() > 40
                || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a tenant id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
