package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class AddressPrefixTest {

    @Test
    void aNeighbourhoodOfAddressesCountsAsOne() {
        assertEquals(AddressPrefix.of("192.0.2.1"), AddressPrefix.of("192.0.2.254"));
        assertNotEquals(AddressPrefix.of("192.0.2.1"), AddressPrefix.of("192.0.3.1"));
        assertEquals(AddressPrefix.of("::ffff:192.0.2.1"), AddressPrefix.of("192.0.2.7"));
        assertEquals(
                AddressPrefix.of("2001:db8:1:aa01::1"),
                AddressPrefix.of("2001:db8:1:aaff:2:3:4:5"));
        assertNotEquals(
                AddressPrefix.of("2001:db8:1:aa01::1"), AddressPrefix.of("2001:db8:1:ab01::1"));
        assertEquals(AddressPrefix.of("::1"), AddressPrefix.of("0:0:0:0:0:0:0:1"));
    }

    @Test
    void whateverComesGivesAnAnswer() {
        for (String odd :
                new String[] {"", "localhost", ":", "::", "1:2:3:4:5:6:7:8:9:a", "fe80::1%eth0"}) {
            AddressPrefix.of(odd);
        }
    }
}
