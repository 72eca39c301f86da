package io.minihost.server.hostapi.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.minihost.protocol.HostApiContract;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.Consents;
import io.minihost.server.hostapi.Grant;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.HostApis;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the host does around every call. */
class OfferedApisTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode NOTHING = JSON.createObjectNode();

    private final HostApiContract contract = HostApiContract.load();
    private final Consents consents = mock();
    private final SessionContext session = mock();
    private final List<String> measured = new ArrayList<>();
    private final Set<Grant> revoked = EnumSet.noneOf(Grant.class);

    @BeforeEach
    void session() {
        when(session.id()).thenReturn(SessionId.random("test"));
        when(session.now()).thenReturn(Instant.EPOCH);
        var program = new Launchable(AppId.random(), "A", "1", "h", EnvVersion.RELEASE);
        var person = new PersonId(UUID.randomUUID());
        when(session.visit()).thenReturn(new Visit(person, program, "", "", 1001, Map.of(), "192.0.2.1"));
    }

    /** Every API that is declared, all of which answer alike. */
    private OfferedApis all(HostApi.Answer answer) {
        return offered(contract.names().stream()
                .filter(name -> !name.equals(OfferedApis.ABORT))
                .map(name -> HostApis.of(name, answer))
                .toList());
    }

    private OfferedApis offered(List<HostApi> apis) {
        return new OfferedApis(
                contract,
                apis,
                consents,
                (program, grant) -> !revoked.contains(grant),
                new CallLimits(),
                (api, ok, nanos) -> measured.add(api + " " + ok));
    }

    private CompletableFuture<JsonNode> make(OfferedApis apis, String name, String arguments) throws Exception {
        OfferedApi api = apis.find(name).orElseThrow();
        return api.make(api.callOf(session, 1), JSON.readTree(arguments));
    }

    @Test
    void doesNotStartWithoutABeanForADeclaration() {
        List<HostApi> some = contract.names().stream()
                .filter(name -> !name.equals("login") && !name.equals("fs.read"))
                .map(name -> HostApis.of(name, (call, arguments) -> NOTHING))
                .toList();
        assertThatThrownBy(() -> offered(some)).hasMessageContaining("[fs.read, login]");
    }

    @Test
    void doesNotStartWithABeanThatNobodyDeclared() {
        assertThatThrownBy(() -> offered(List.of(HostApis.of("foo", (call, arguments) -> NOTHING))))
                .hasMessageContaining("\"foo\" is not declared in web/protocol/src/host-apis");
    }

    @Test
    void doesNotStartWithTwoBeansOfOneName() {
        HostApi login = HostApis.of("login", (call, arguments) -> NOTHING);
        assertThatThrownBy(() -> offered(List.of(login, login))).hasMessageContaining("\"login\" is there twice");
    }

    @Test
    void refusesArgumentsThatAreNotAsDeclared() {
        OfferedApis apis = all((call, arguments) -> NOTHING);
        assertThatThrownBy(() -> make(apis, "fs.read", "{}"))
                .isInstanceOf(HostApiFailure.class)
                .hasMessage("parameter error: parameter.path should be String instead of Undefined");
        assertThat(measured).containsExactly("fs.read false");
    }

    @Test
    void asksThePersonFirst() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        OfferedApis apis = all((call, arguments) -> JSON.createObjectNode().put("n", calls.incrementAndGet()));
        assertThat(make(apis, "getLocation", "{\"reason\":\"to find you\"}")).isCompleted();
        verify(consents)
                .require(argThat(call -> call.id().equals(session.id())), eq("scope.userLocation"), eq("to find you"));
        doThrow(new HostApiFailure(Attribution.PROGRAM, "auth deny"))
                .when(consents)
                .require(any(), any(), any());
        assertThatThrownBy(() -> make(apis, "getLocation", "{}")).hasMessage("auth deny");
        assertThat(calls).hasValue(1);
        assertThat(measured).containsExactly("getLocation true", "getLocation false");
    }

    @Test
    void asksNobodyForWhatTheHostDoesNotGrant() throws Exception {
        OfferedApis apis = all((call, arguments) -> NOTHING);
        revoked.addAll(Set.of(Grant.PHONE, Grant.LOCATION));
        for (String name : List.of("getPhoneNumber", "getLocation", "chooseLocation")) {
            assertThatThrownBy(() -> make(apis, name, "{}"))
                    .hasMessage("jsapi has no permission")
                    .satisfies(e -> assertThat(((HostApiFailure) e).errno()).isEqualTo(102));
        }
        verifyNoInteractions(consents);
        revoked.clear();
        assertThat(make(apis, "getPhoneNumber", "{}")).isCompleted();
    }

    @Test
    void letsTenRequestsOfAVisitBeUnderWay() throws Exception {
        CountDownLatch ten = new CountDownLatch(10);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        OfferedApis apis = all((call, arguments) -> {
            begun.incrementAndGet();
            ten.countDown();
            end.await();
            return NOTHING;
        });
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    assertThat(make(apis, "request", "{\"url\":\"https://x.example\"}"))
                            .isCompleted();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        assertThat(ten.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasValue(10);
        end.countDown();
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(60));
        }
        assertThat(begun).hasValue(15);
    }

    @Test
    void refusesWhoAsksTooOften() throws Exception {
        OfferedApis apis = all((call, arguments) -> NOTHING);
        for (int i = 0; i < 100; i++) {
            assertThat(make(apis, "login", "{}")).isCompleted();
        }
        assertThatThrownBy(() -> make(apis, "login", "{}")).hasMessage("frequency limit: at most 100 a minute");
        when(session.now()).thenReturn(Instant.EPOCH.plusSeconds(60));
        assertThat(make(apis, "login", "{}")).isCompleted();
    }

    @Test
    void saysWhenTheHostItselfIsWrong() {
        OfferedApis apis = all((call, arguments) -> {
            throw new IllegalStateException("a mistake");
        });
        assertThatThrownBy(() -> make(apis, "checkSession", "{}"))
                .isInstanceOf(HostApiFailure.class)
                .hasMessage("system error");
        verify(session).log(argThat(entry -> entry.attribution().equals("host") && "checkSession".equals(entry.api())));
    }

    @Test
    void measuresALastingCallWhenItIsOver() throws Exception {
        List<CompletableFuture<JsonNode>> later = new ArrayList<>();
        List<HostApi> apis = new ArrayList<>(contract.names().stream()
                .filter(name -> !name.equals(OfferedApis.ABORT) && !name.equals("storage.apply"))
                .map(name -> HostApis.of(name, (call, arguments) -> NOTHING))
                .toList());
        apis.add(HostApis.lasting("storage.apply", (call, arguments, answer) -> later.add(answer)));
        CompletableFuture<JsonNode> made = make(offered(apis), "storage.apply", "{\"changes\":[]}");
        assertThat(made).isNotDone();
        assertThat(measured).isEmpty();
        later.getFirst().complete(NOTHING);
        assertThat(made).isCompleted();
        assertThat(measured).containsExactly("storage.apply true");
    }

    @Test
    void knowsWhenACallMustBeOver() {
        OfferedApis apis = all((call, arguments) -> NOTHING);
        OfferedApi login = apis.find("login").orElseThrow();
        assertThat(login.callOf(session, 1).deadline()).isEqualTo(Instant.EPOCH.plusSeconds(30));
        assertThat(apis.find("authorize").orElseThrow().callOf(session, 1).deadline())
                .isNull();
    }
}
