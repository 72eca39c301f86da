package io.minihost.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.access.MerchantRole;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.accounts.AccountStatus;
import io.minihost.server.accounts.passkeys.ChallengePurpose;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.customerservice.MessageKind;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.Grant;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Phase;
import io.minihost.server.merchantapi.quotas.Limit;
import io.minihost.server.merchantapi.tokens.AccessTokens;
import io.minihost.server.merchantpush.delivery.MessageState;
import io.minihost.server.merchantpush.delivery.Outcome;
import io.minihost.server.merchantpush.wire.PushFormat;
import io.minihost.server.merchantpush.wire.PushMode;
import io.minihost.server.messages.templates.Template;
import io.minihost.server.payments.merchants.MerchantKey;
import io.minihost.server.payments.merchants.MerchantStatus;
import io.minihost.server.payments.notifications.NotificationState;
import io.minihost.server.payments.orders.OrderState;
import io.minihost.server.payments.orders.PayProof;
import io.minihost.server.payments.refunds.RefundState;
import io.minihost.server.programs.GuardRule;
import io.minihost.server.programs.ProgramStanding;
import io.minihost.server.programs.ProgramStatus;
import io.minihost.server.programs.grants.GrantState;
import io.minihost.server.programs.versions.VersionState;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.shortcuts.Pool;
import io.minihost.server.shortcuts.ShortcutKind;
import io.minihost.server.updatables.ActivityState;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database takes the states that the server knows, and no others: whoever adds one adds a migration. */
class KnownStatesTests extends ServerTest {

    private static final Pattern WORD = Pattern.compile("'(\\w+)'");

    @Autowired
    JdbcClient jdbc;

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of("organisation_status", AccountStatus.values()),
                Arguments.of("organisation_member_role", OrganisationRole.values()),
                Arguments.of("organisation_invitation_role", OrganisationRole.values()),
                Arguments.of("ledger_account_kind", AccountKind.values()),
                Arguments.of("ledger_transfer_phase", Phase.values()),
                Arguments.of("merchant_quota_unit", Limit.Unit.values()),
                Arguments.of("message_env", EnvVersion.values()),
                Arguments.of("merchant_status", MerchantStatus.values()),
                Arguments.of("merchant_key_kind", MerchantKey.Kind.values()),
                Arguments.of("merchant_staff_role", MerchantRole.values()),
                Arguments.of("pay_notification_state", NotificationState.values()),
                Arguments.of("pay_attempt_outcome", io.minihost.server.payments.notifications.Outcome.values()),
                Arguments.of("pay_order_state", OrderState.values()),
                Arguments.of("pay_order_proof", PayProof.values()),
                Arguments.of("pay_refund_state", RefundState.values()),
                Arguments.of("message_template_kind", Template.Kind.values()),
                Arguments.of("merchant_token_kind", AccessTokens.Kind.values()),
                Arguments.of("passkey_challenge_purpose", ChallengePurpose.values()),
                Arguments.of("message_push_mode", PushMode.values()),
                Arguments.of("message_push_format", PushFormat.values()),
                Arguments.of("push_message_state", MessageState.values()),
                Arguments.of("push_attempt_outcome", Outcome.values()),
                Arguments.of("service_message_kind", MessageKind.values()),
                Arguments.of("activity_state", ActivityState.values()),
                Arguments.of("program_rollout_guard_action", GuardRule.Action.values()),
                Arguments.of("program_grant_name", Grant.values()),
                Arguments.of("program_grant_state", GrantState.values()),
                Arguments.of("program_status", ProgramStatus.values()),
                Arguments.of("program_appeal_cause", ProgramStanding.Cause.values()),
                Arguments.of("program_version_state", VersionState.values()),
                Arguments.of("plain_link_env", EnvVersion.values()),
                Arguments.of("shortcut_env", EnvVersion.values()),
                Arguments.of("shortcut_kind", ShortcutKind.values()),
                Arguments.of("shortcut_pool", Pool.values()),
                Arguments.of("shortcut_count_pool", Pool.values()),
                Arguments.of("visit_session_env", EnvVersion.values()),
                Arguments.of("visit_session_end_code", SessionEnd.Code.values()),
                Arguments.of("visit_session_end_attribution", Attribution.values()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void areInTheDatabase(String constraint, Enum<?>[] known) {
        Set<String> taken = WORD.matcher(
                        jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = ?")
                                .param(constraint)
                                .query(String.class)
                                .single())
                .results()
                .map((MatchResult word) -> word.group(1))
                .collect(Collectors.toSet());
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(known).map(Enum::name).toList());
    }
}
