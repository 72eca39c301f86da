package io.minihost.server.outbound.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.0.9",
                "2130706433",
                "169.254.169.254",
                "172.31.255.255",
                "192.0.0.170",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2002:7f00:1::",
                "2001:db8::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatIsNotPublic(String address) throws Exception {
        assertThat(new AddressGuard(List.of()).permits(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450::1"})
    void permitsWhatIsPublic(String address) throws Exception {
        assertThat(new AddressGuard(List.of()).permits(address(address))).isTrue();
    }

    @Test
    void permitsExactlyWhatTheOperatorAllows() throws Exception {
        AddressGuard guard =
                new AddressGuard(List.of(AddressRange.parse("10.1.128.0/17"), AddressRange.parse("fd00::/12")));
        assertThat(guard.permits(address("10.1.128.1"))).isTrue();
        assertThat(guard.permits(address("10.1.127.255"))).isFalse();
        assertThat(guard.permits(address("fd0f::1"))).isTrue();
        assertThat(guard.permits(address("fd10::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", "example.com/8"})
    void refusesRangesThatAreNone(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static InetAddress address(String text) throws Exception {
        return InetAddress.getByName(text);
    }
}
