package io.minihost.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Members;
import io.minihost.server.payments.PayTest;
import io.minihost.server.payments.orders.PayProof;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a program is told, whatever the sheet says. */
class RequestPaymentApiTests extends PayTest {

    private static final int PRICE = 1_234;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    Checkouts checkouts;

    private final CallContext call = mock(CallContext.class);
    private Members members = session -> {};
    private String prepay = "";

    @BeforeEach
    void somebodyIsAsked() {
        prepay = prepay(number(), PRICE);
        when(call.person()).thenReturn(ann);
        when(call.program()).thenReturn(new Launchable(program, "Shop", "1", "", EnvVersion.RELEASE));
    }

    private ObjectNode arguments() {
        var asked = asked(prepay);
        return JSON.createObjectNode()
                .put("timeStamp", asked.timeStamp())
                .put("nonceStr", asked.nonceStr())
                .put("package", asked.prepay())
                .put("signType", asked.signType())
                .put("paySign", asked.paySign());
    }

    /** The sheet does something and answers. */
    private void sheet(Answer<JsonNode> does) throws Exception {
        when(call.ask(eq("pay"), any())).thenAnswer(does);
    }

    private void pay(JsonNode question) {
        transaction.executeWithoutResult(status -> {
            var id = UUID.fromString(question.get("request").stringValue());
            var sheet = checkouts.find(id, ann).orElseThrow();
            assertThat(checkouts.hold(sheet)).isEqualTo(Checkouts.State.OPEN);
            requests.pay(sheet.order(), sheet.person(), PayProof.PIN);
            checkouts.paid(sheet.id());
        });
    }

    private String told(ObjectNode arguments) throws InterruptedException {
        try {
            new RequestPaymentApi(requests, members, checkouts).call(call, arguments);
            return "ok";
        } catch (HostApiFailure e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** How many orders the person has turned down. */
    private int left() {
        return jdbc.sql("select count(*) from pay_order where appid = ? and cancelled_at is not null")
                .param(program.value())
                .query(Integer.class)
                .single();
    }

    private void close(long order) {
        jdbc.sql("update pay_order set state = 'CLOSED' where id = ?")
                .param(order)
                .update();
    }

    private static JsonNode done(boolean isDone) {
        return JSON.createObjectNode().put("done", isDone);
    }

    @Test
    void tellsWhatTheBooksSay() throws Exception {
        sheet(ask -> done(true));
        assertThat(told(arguments())).as("a sheet that lies").isEqualTo("cancel");
        assertThat(left()).isEqualTo(1);
        sheet(ask -> {
            pay(ask.getArgument(1));
            return done(false);
        });
        assertThat(told(arguments())).as("paid in the last moment").isEqualTo("ok");
        assertThat(told(arguments())).as("once more").isEqualTo("the order is paid");
        assertThat(balance(ann)).isEqualTo(10_000 - PRICE);
    }

    @Test
    void tellsOfAPaymentByAnotherTab() throws Exception {
        sheet(ask -> {
            requests.pay(order(prepay), ann, PayProof.PIN);
            return done(false);
        });
        assertThat(told(arguments())).isEqualTo("ok");
    }

    @Test
    void aViewThatCannotAskIsLikeSomebodyWhoLeaves() throws Exception {
        sheet(ask -> {
            throw new HostApiFailure(Attribution.PROGRAM, "not supported by this view");
        });
        assertThat(told(arguments())).isEqualTo("cancel");
        sheet(ask -> {
            pay(ask.getArgument(1));
            throw new HostApiFailure(Attribution.PROGRAM, "the answer cannot be read");
        });
        assertThat(told(arguments())).isEqualTo("ok");
    }

    @Test
    void aVisitThatEndsLeavesTheSheet() throws Exception {
        var seen = new java.util.ArrayList<JsonNode>();
        sheet(ask -> {
            seen.add(ask.getArgument(1));
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> told(arguments())).isInstanceOf(InterruptedException.class);
        var question = seen.getFirst();
        assertThat(question.get("amount").longValue()).isEqualTo(PRICE);
        assertThat(question.get("merchant").stringValue()).isEqualTo("Bakery");
        var sheet = checkouts
                .find(UUID.fromString(question.get("request").stringValue()), ann)
                .orElseThrow();
        assertThat(sheet.state()).isEqualTo(Checkouts.State.LEFT);
    }

    @Test
    void saysWhyThereIsNoSheet() throws Exception {
        sheet(ask -> {
            throw new AssertionError("nobody is to be asked");
        });
        assertThat(told(arguments().put("paySign", "forged"))).isEqualTo("the payment's signature is wrong");
        assertThat(told(arguments().put("signType", "MD5\n"))).isEqualTo("signType MD5 is not supported, use RSA");
        members = session -> {
            throw new HostApiFailure(Attribution.PROGRAM, "auth deny");
        };
        assertThat(told(arguments())).as("a guest who does not sign in").isEqualTo("cancel");
        assertThat(told(arguments().put("paySign", "forged")))
                .as("nobody signs in for what cannot be paid")
                .isEqualTo("the payment's signature is wrong");
    }

    @Test
    void saysWhyASheetPaidNothing() throws Exception {
        sheet(ask -> JSON.createObjectNode().put("done", false).put("often", true));
        assertThat(told(arguments())).isEqualTo("too many requests without an action of the user");
        sheet(ask -> {
            close(order(prepay));
            return done(false);
        });
        assertThat(told(arguments())).isEqualTo("the order is closed");
    }
}
