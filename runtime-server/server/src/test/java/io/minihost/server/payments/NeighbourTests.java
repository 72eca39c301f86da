package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.outbound.Neighbours;
import io.minihost.server.payments.orders.PayProof;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant whose server runs beside this one is told of payments there, and no other merchant's notification comes to it. */
class NeighbourTests extends PayTest {

    private static final String NAME = "http://127.0.0.1:8090";

    @Autowired
    Neighbours neighbours;

    private InetSocketAddress place = new InetSocketAddress(0);

    @BeforeEach
    void introduce() {
        place = new InetSocketAddress("127.0.0.9", URI.create(merchant.url()).getPort());
        neighbours.introduce(shop.mchid(), URI.create(NAME), place);
    }

    @AfterEach
    void forget() {
        neighbours.forget(place);
    }

    private HttpResponse<String> order(Shop payee) {
        var draft = draft(number(), 100).put("mchid", payee.mchid()).put("notify_url", NAME + "/pay");
        return payee.post("/v3/pay/transactions/jsapi", draft.toString());
    }

    @Test
    void isToldThere() {
        var prepayId = Shop.json(order(shop)).get("prepay_id").stringValue();
        requests.opened(order(prepayId));
        requests.pay(order(prepayId), ann, PayProof.PIN);
        until(() -> merchant.told().size() == 1);
        assertThat(merchant.told().getFirst().headers().getFirst("Host")).isEqualTo("127.0.0.1:8090");
    }

    @Test
    void isOneMerchantsAlone() {
        var other = Shop.register(server(), "Elsewhere", 0);
        shop = other;
        link(program);
        assertThat(order(other).statusCode()).isEqualTo(400);
    }

    @Test
    void isNobodysAfterItsEnd() {
        neighbours.forget(place);
        assertThat(order(shop).statusCode()).isEqualTo(400);
    }
}
