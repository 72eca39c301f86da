package io.minihost.server.merchantpush.wire;

import static org.assertj.core.api.Assertions.assertThat;

import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.binarywang.wx.miniapp.util.crypt.WxMaCryptUtils;
import io.minihost.server.common.AppId;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs' servers answer, and what somebody makes of it on the way. */
class PushAnswerTests {

    private static final AppId BAKERY = new AppId("wx0123456789abcdef");
    private static final String TRANSFER =
            "<xml><ToUserName>o</ToUserName><MsgType><![CDATA[transfer_customer_service]]></MsgType>"
                    + "<TransInfo><KfAccount><![CDATA[bob]]></KfAccount></TransInfo></xml>";

    private final PushKeys keys = new PushKeys("token0123456789", PushKeys.randomKey());

    private PushAnswer read(String text) {
        return PushAnswer.read(text, keys, BAKERY);
    }

    private WxMaCryptUtils client() {
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(BAKERY.value());
        config.setToken(keys.token());
        config.setAesKey(keys.encodingAesKey());
        return new WxMaCryptUtils(config);
    }

    @Test
    void takesSuccessNothingAndTransfers() {
        assertThat(read("success").kind()).isEqualTo(PushAnswer.Kind.TAKEN);
        assertThat(read(" \n").kind()).isEqualTo(PushAnswer.Kind.TAKEN);
        assertThat(read(TRANSFER)).isEqualTo(new PushAnswer(PushAnswer.Kind.TRANSFERRED, "bob"));
        assertThat(read("{\"MsgType\":\"transfer_customer_service\"}"))
                .isEqualTo(new PushAnswer(PushAnswer.Kind.TRANSFERRED, ""));
        assertThat(read(client().encrypt(TRANSFER)))
                .as("as the client encrypts it")
                .isEqualTo(new PushAnswer(PushAnswer.Kind.TRANSFERRED, "bob"));
        assertThat(read(client().encrypt("success")).kind()).isEqualTo(PushAnswer.Kind.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUCCESS",
                "<html>success</html>",
                "[\"success\"]",
                "{",
                "<xml>",
                "<xml><MsgType>text</MsgType></xml>",
                "<xml><Encrypt>AAAA</Encrypt></xml>",
                "{\"Encrypt\":\"\"}",
                "<!DOCTYPE xml [<!ENTITY t SYSTEM \"file:///etc/passwd\">]><xml><MsgType>&t;</MsgType></xml>",
                "<!DOCTYPE xml [<!ENTITY t \"transfer_customer_service\">]><xml><MsgType>&t;</MsgType></xml>",
                "<xml><MsgType>&t;</MsgType></xml>"
            })
    void takesNothingElse(String text) {
        assertThat(read(text).kind()).isEqualTo(PushAnswer.Kind.NOT_TAKEN);
    }

    @Test
    void believesNoForgedAnswer() {
        var answer = client().encrypt(TRANSFER);
        var signature = answer.replaceFirst("(?s).*MsgSignature><!\\[CDATA\\[([0-9a-f]+)].*", "$1");
        assertThat(signature).hasSize(40);
        assertThat(read(answer.replace(signature, "0".repeat(40))).kind()).isEqualTo(PushAnswer.Kind.NOT_TAKEN);
        assertThat(PushAnswer.read(answer, keys, AppId.random()).kind())
                .as("of another program")
                .isEqualTo(PushAnswer.Kind.NOT_TAKEN);
        var others = new PushKeys(keys.token(), PushKeys.randomKey());
        assertThat(PushAnswer.read(answer, others, BAKERY).kind()).isEqualTo(PushAnswer.Kind.NOT_TAKEN);
    }

    /** Whatever is changed, the answer is the same: nothing. */
    @Test
    void isNoOracle() {
        var whole = Base64.getDecoder().decode(keys.encrypt("hello", BAKERY.value()));
        assertThat(keys.decrypt(Base64.getEncoder().encodeToString(whole), BAKERY.value()))
                .contains("hello");
        IntStream.range(0, 256).forEach(value -> {
            for (var place : new int[] {whole.length - 1, whole.length - 17, whole.length - 33}) {
                var changed = whole.clone();
                changed[place] ^= (byte) value;
                if (value != 0) {
                    var text = Base64.getEncoder().encodeToString(changed);
                    assertThat(keys.decrypt(text, BAKERY.value()).filter("hello"::equals))
                            .isEmpty();
                }
            }
        });
        for (var text : new String[] {"", "AAAA", "!", Base64.getEncoder().encodeToString(new byte[16])}) {
            assertThat(keys.decrypt(text, BAKERY.value())).isEmpty();
        }
        assertThat(keys.decrypt(Base64.getEncoder().encodeToString(new byte[64]), BAKERY.value()))
                .isEmpty();
    }
}
