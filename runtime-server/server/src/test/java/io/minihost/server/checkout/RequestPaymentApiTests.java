package io.minihost.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Members;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Catalogue;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a program is told, whatever the sheet says. */
@Import(TriedOrders.Beans.class)
class RequestPaymentApiTests extends ServerTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    TriedOrders orders;

    @Autowired
    ObjectProvider<PayableOrders> available;

    @Autowired
    Checkouts checkouts;

    @Autowired
    Catalogue catalogue;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    private final CallContext call = mock(CallContext.class);
    private Members members = session -> {};
    private PersonId person;
    private String order = "";

    @BeforeEach
    void somebodyWithMoney() {
        person = people.welcome();
        people.seen(person, "192.0.2.1");
        orders.balance(person, 5_000);
        order = orders.make(person, 1_234);
        when(call.person()).thenReturn(person);
        when(call.program()).thenReturn(new Launchable(AppId.random(), "Shop", "1", "", EnvVersion.RELEASE));
    }

    private ObjectNode asked() {
        return JSON.createObjectNode()
                .put("timeStamp", "1760000000")
                .put("nonceStr", "n")
                .put("package", "prepay_id=" + order)
                .put("signType", "RSA")
                .put("paySign", "signed");
    }

    /** The sheet does something and answers. */
    private void sheet(Answer<JsonNode> does) throws Exception {
        when(call.ask(eq("pay"), any())).thenAnswer(does);
    }

    private void pay(JsonNode question) {
        transaction.executeWithoutResult(status -> {
            var id = UUID.fromString(question.get("request").stringValue());
            var sheet = checkouts.find(id, person).orElseThrow();
            assertThat(checkouts.hold(sheet)).isEqualTo(Checkouts.State.OPEN);
            orders.pay(sheet.order(), sheet.person(), PayableOrders.Proof.PIN);
            checkouts.paid(sheet.id());
        });
    }

    private String told(ObjectNode arguments) throws InterruptedException {
        try {
            new RequestPaymentApi(available, members, checkouts, catalogue).call(call, arguments);
            return "ok";
        } catch (HostApiFailure e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static JsonNode done(boolean isDone) {
        return JSON.createObjectNode().put("done", isDone);
    }

    @Test
    void tellsWhatTheBooksSay() throws Exception {
        sheet(ask -> done(true));
        assertThat(told(asked())).as("a sheet that lies").isEqualTo("cancel");
        assertThat(orders.left).contains(order);
        sheet(ask -> {
            pay(ask.getArgument(1));
            return done(false);
        });
        assertThat(told(asked())).as("paid in the last moment").isEqualTo("ok");
        assertThat(told(asked())).as("once more").isEqualTo("the order is paid");
        assertThat(orders.balance(person)).isEqualTo(5_000 - 1_234);
    }

    @Test
    void tellsOfAPaymentByAnotherTab() throws Exception {
        sheet(ask -> {
            orders.pay(order, person, PayableOrders.Proof.PIN);
            return done(false);
        });
        assertThat(told(asked())).isEqualTo("ok");
    }

    @Test
    void aViewThatCannotAskIsLikeSomebodyWhoLeaves() throws Exception {
        sheet(ask -> {
            throw new HostApiFailure(Attribution.PROGRAM, "not supported by this view");
        });
        assertThat(told(asked())).isEqualTo("cancel");
        sheet(ask -> {
            pay(ask.getArgument(1));
            throw new HostApiFailure(Attribution.PROGRAM, "the answer cannot be read");
        });
        assertThat(told(asked())).isEqualTo("ok");
    }

    @Test
    void aVisitThatEndsLeavesTheSheet() throws Exception {
        var seen = new java.util.ArrayList<JsonNode>();
        sheet(ask -> {
            seen.add(ask.getArgument(1));
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> told(asked())).isInstanceOf(InterruptedException.class);
        var question = seen.getFirst();
        assertThat(question.get("amount").longValue()).isEqualTo(1_234);
        assertThat(question.get("merchant").stringValue()).isEqualTo("Corner Shop");
        var sheet = checkouts
                .find(UUID.fromString(question.get("request").stringValue()), person)
                .orElseThrow();
        assertThat(sheet.state()).isEqualTo(Checkouts.State.LEFT);
    }

    @Test
    void saysWhyThereIsNoSheet() throws Exception {
        sheet(ask -> {
            throw new AssertionError("nobody is to be asked");
        });
        assertThat(told(asked().put("paySign", "forged"))).isEqualTo("the signature is wrong");
        assertThat(told(asked().put("signType", "MD5\n"))).isEqualTo("signType MD5 is not supported, use RSA");
        members = session -> {
            throw new HostApiFailure(Attribution.PROGRAM, "auth deny");
        };
        assertThat(told(asked())).as("a guest who does not sign in").isEqualTo("cancel");
        assertThat(told(asked().put("paySign", "forged")))
                .as("nobody signs in for what cannot be paid")
                .isEqualTo("the signature is wrong");
    }

    @Test
    void saysWhyASheetPaidNothing() throws Exception {
        sheet(ask -> JSON.createObjectNode().put("done", false).put("often", true));
        assertThat(told(asked())).isEqualTo("too many requests without an action of the user");
        sheet(ask -> {
            orders.set(order, Payable.State.CLOSED);
            return done(false);
        });
        assertThat(told(asked())).isEqualTo("the order is closed");
    }
}
