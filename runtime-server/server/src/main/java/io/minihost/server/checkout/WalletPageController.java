package io.minihost.server.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.minihost.server.accounts.Member;
import io.minihost.server.accounts.Standing;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.Entry;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.payments.Receipt;
import io.minihost.server.payments.Receipts;
import io.minihost.server.wallet.TestMoney;
import io.minihost.server.wallet.WalletLimits;
import io.minihost.server.wallet.WalletMode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own pages ask about the person's money. */
@RestController
@Hidden
@RequestMapping("/_a/wallet")
class WalletPageController {

    private final Ledger ledger;
    private final Receipts receipts;
    private final TestMoney test;
    private final Standing standing;
    private final WalletMode mode;

    WalletPageController(Ledger ledger, Receipts receipts, TestMoney test, Standing standing, WalletMode mode) {
        this.ledger = ledger;
        this.standing = standing;
        this.receipts = receipts;
        this.test = test;
        this.mode = mode;
    }

    /**
     * What somebody has, in fen.
     *
     * @param balance what can be spent
     * @param frozen what is held beside it
     */
    record Wallet(long balance, long frozen, boolean isTest) {}

    /** One thing that happened; what the wallet has more since, or less. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID id,
            Instant at,
            String kind,
            long change,
            @JsonUnwrapped @Nullable Receipt receipt) {}

    @GetMapping
    Wallet wallet(HttpServletRequest request) {
        var balance = ledger.balance(account(request));
        return new Wallet(balance.available(), balance.held(), mode.isTest());
    }

    /** Gives some test money, where money is no real money. */
    @PostMapping("/test-money")
    Wallet testMoney(HttpServletRequest request) {
        var person = Member.of(request).person();
        standing.require(person);
        test.give(person);
        return wallet(request);
    }

    /** What moves nothing is left out. */
    @GetMapping("/entries")
    Page<Line> entries(@Valid PageQuery query, HttpServletRequest request) {
        var page = ledger.entries(account(request), query);
        var moving = page.items().stream().filter(entry -> entry.change() != 0).toList();
        var found = receipts.of(moving.stream().map(Entry::reference).collect(Collectors.toSet()));
        var lines = moving.stream()
                .map(entry ->
                        new Line(entry.id(), entry.at(), entry.kind(), entry.change(), found.get(entry.reference())))
                .toList();
        return new Page<>(lines, page.next());
    }

    private static Account account(HttpServletRequest request) {
        return WalletLimits.accountOf(Member.of(request).person());
    }
}
