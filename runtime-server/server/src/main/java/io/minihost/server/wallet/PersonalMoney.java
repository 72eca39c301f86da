package io.minihost.server.wallet;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What came into people's wallets and went out, for themselves. */
@Configuration(proxyBeanMethods = false)
class PersonalMoney {

    @Bean
    PersonalData personalDataOfWallets() {
        return PersonalData.of(
                "wallet",
                new PersonalTable(
                        "wallet_movement",
                        "account_kind = 'WALLET' and owner = ?::text",
                        "direction, state, currency, amount, reason, reference, asked_at, decided_at"),
                new PersonalTable(
                        "ledger_transfer",
                        "exists (select from ledger_account a where a.kind = 'WALLET' and a.owner = ?::text"
                                + " and a.id in (debit, credit))",
                        "kind, phase, reference, currency, amount, at"));
    }
}
