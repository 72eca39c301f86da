package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a program's server learns of who has just paid. */
class PaidUnionIdTests extends PayTest {

    private String token = "";

    private JsonNode get(String path) {
        return server().json(
                        server().send(HttpRequest.newBuilder(server().base().resolve(path))));
    }

    private JsonNode unionId(String query) {
        return get("/wxa/getpaidunionid?access_token=" + token + "&openid=" + openid + query);
    }

    @Test
    void isToldForAPaymentThatWasJustMade() {
        var made = server().json(server().post("/api/v1/programs", "{\"name\":\"Bakery\"}"));
        program = new AppId(made.get("appId").stringValue());
        link(program);
        openid = people.openid(ann, program);
        token = get("/cgi-bin/token?grant_type=client_credential&appid=%s&secret=%s"
                        .formatted(program, made.get("appSecret").stringValue()))
                .get("access_token")
                .stringValue();
        var number = number();
        prepay(number, 100);
        var byNumber = "&mch_id=" + shop.mchid() + "&out_trade_no=" + number;
        assertThat(unionId(byNumber).get("errcode").intValue()).as("not paid").isEqualTo(89300);
        var paid = pay(number, 100);
        var known = unionId(byNumber).get("unionid").stringValue();
        assertThat(known).hasSize(28);
        assertThat(unionId("&transaction_id=" + paid.transactionId())
                        .get("unionid")
                        .stringValue())
                .isEqualTo(known);
        assertThat(unionId("").get("errcode").intValue()).isEqualTo(89300);
        var bob = person();
        openid = people.openid(bob, program);
        assertThat(unionId(byNumber).get("errcode").intValue())
                .as("somebody else")
                .isEqualTo(89300);
        openid = people.openid(ann, program);
        jdbc.sql("update pay_order set paid_at = paid_at - interval '6 minutes' where out_trade_no = ?")
                .param(number)
                .update();
        assertThat(unionId(byNumber).get("errcode").intValue()).as("too late").isEqualTo(89300);
    }
}
