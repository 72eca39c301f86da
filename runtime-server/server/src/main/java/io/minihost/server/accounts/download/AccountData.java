package io.minihost.server.accounts.download;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What accounts keep. */
@Configuration(proxyBeanMethods = false)
class AccountData {

    @Bean
    PersonalData personalDataOfAccounts() {
        return PersonalData.of(
                "account",
                PersonalTable.of(
                        "account",
                        "username, nickname, role, status, status_reason, status_until, created_at, password_changed_at, recovered_at, leaves_at"),
                PersonalTable.of("device", "name, address, created_at, seen_at, proved_at, is_strong"),
                PersonalTable.of(
                        "passkey", "name, transports, is_backed_up, sign_count, created_at, used_at, copied_at"),
                PersonalTable.of("authenticator", "is_confirmed, created_at"),
                PersonalTable.of("terms_agreement", "version, at"),
                PersonalTable.of("issuer_account", "issuer, subject, created_at, used_at"),
                new PersonalTable(
                        "audit_entry", "subject = ?::text", "at, action, detail, actor = subject as by_the_person"));
    }
}
