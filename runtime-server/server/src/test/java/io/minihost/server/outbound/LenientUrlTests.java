package io.minihost.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientUrlTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://a.example/q?x=中 https://a.example/q?x=%E4%B8%AD",
                "https://a.example/{id}|x https://a.example/%7Bid%7D%7Cx",
                "https://a.example/100%?p=%41 https://a.example/100%25?p=%41",
                "https://a.example?x=1#part https://a.example?x=1",
                "https://bücher.example/ https://xn--bcher-kva.example/",
                "http://[2606:4700::1]:8443/?a[]=1 http://[2606:4700::1]:8443/?a%5B%5D=1"
            })
    void readsWhatBrowsersRead(String written, String sent) throws Exception {
        assertThat(LenientUrl.parse(written)).hasToString(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/relative",
                "ftp://a.example/",
                "file:///etc/passwd",
                "https://",
                "https:///path",
                "https://user:secret@a.example/",
                "https://a.example:port/",
                "https://a.example:99999/",
                "https://a.example:0/",
                "https://a b.example/",
                "jar:http://a.example/"
            })
    void refusesWhatIsNoWebAddress(String written) {
        assertThatThrownBy(() -> LenientUrl.parse(written))
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.INVALID_URL));
    }
}
