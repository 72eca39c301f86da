package io.minihost.server.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.idempotency.Idempotency;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Entry;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.ledger.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Wallets")
class WalletController {

    private final Movements movements;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Idempotency idempotency;
    private final WalletMode mode;

    WalletController(Movements movements, Ledger ledger, Accounts accounts, Idempotency idempotency, WalletMode mode) {
        this.movements = movements;
        this.ledger = ledger;
        this.accounts = accounts;
        this.idempotency = idempotency;
        this.mode = mode;
    }

    /**
     * Money that comes in.
     *
     * @param amount in fen
     */
    record TopUp(
            @NotNull @Positive @Max(Step.AMOUNT_MAX) Long amount,
            @NotNull @Pattern(regexp = "CNY") String currency,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * Money that was paid out elsewhere.
     *
     * @param amount in fen
     * @param reference what the payment is called there, such as a bank's number
     */
    record Payout(
            @NotNull @Positive @Max(Step.AMOUNT_MAX) Long amount,
            @NotNull @Pattern(regexp = "CNY") String currency,
            @NotBlank @Size(max = 100) String reference,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * Somebody's money, in fen.
     *
     * @param balance what can be spent
     * @param frozen what is held beside it
     * @param mode {@code test} or {@code live}
     * @param entries the newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WalletView(
            long balance,
            long frozen,
            String currency,
            String mode,
            List<EntryView> entries,
            @Nullable String next) {}

    /**
     * One thing that happened.
     *
     * @param change what the wallet has more since, or less
     * @param amount always positive; of what is held too, which changes nothing
     */
    record EntryView(UUID id, Instant at, String kind, String reference, String phase, long change, long amount) {

        private static EntryView of(Entry entry) {
            return new EntryView(
                    entry.id(),
                    entry.at(),
                    entry.kind(),
                    entry.reference(),
                    entry.phase().name().toLowerCase(Locale.ROOT),
                    entry.change(),
                    entry.amount());
        }
    }

    @GetMapping("/people/{personId}/wallet")
    @PreAuthorize("hasAuthority('WALLET_VIEW')")
    @Transactional(readOnly = true)
    @Operation(summary = "Shows what somebody has, and what has come and gone")
    public WalletView wallet(@PathVariable UUID personId, @Valid @ParameterObject PageQuery query) {
        var account = WalletLimits.accountOf(member(personId));
        var balance = ledger.balance(account);
        var page = ledger.entries(account, query);
        return new WalletView(
                balance.available(),
                balance.held(),
                account.currency().getCurrencyCode(),
                mode.wallet().name().toLowerCase(Locale.ROOT),
                page.items().stream().map(EntryView::of).toList(),
                page.next());
    }

    @PostMapping("/people/{personId}/wallet/top-ups")
    @PreAuthorize("hasAuthority('WALLET_CHANGE')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Puts money into a wallet",
            description = "Above `MINIHOST_WALLET_FOUR_EYES` it is `waiting` until another operator approves.")
    Movement.MovementView topUp(
            Caller caller,
            @PathVariable UUID personId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody TopUp wish) {
        var account = WalletLimits.accountOf(member(personId));
        return once(
                caller, key, new Movements.Wish(Movement.Direction.TOP_UP, account, wish.amount(), wish.reason(), ""));
    }

    @PostMapping("/people/{personId}/wallet/payouts")
    @PreAuthorize("hasAuthority('WALLET_CHANGE')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Records that a person was paid out of the wallet")
    Movement.MovementView payOut(
            Caller caller,
            @PathVariable UUID personId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody Payout wish) {
        var account = WalletLimits.accountOf(member(personId));
        return once(caller, key, payout(account, wish));
    }

    @PostMapping("/merchants/{mchid}/payouts")
    @PreAuthorize("hasAuthority('WALLET_CHANGE')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Records that a merchant was paid what it has")
    Movement.MovementView payOutMerchant(
            Caller caller,
            @PathVariable @Pattern(regexp = "\\d{8,32}") String mchid,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody Payout wish) {
        return once(caller, key, payout(Account.of(AccountKind.MERCHANT, mchid), wish));
    }

    private static Movements.Wish payout(Account account, Payout wish) {
        return new Movements.Wish(Movement.Direction.PAYOUT, account, wish.amount(), wish.reason(), wish.reference());
    }

    private Movement.MovementView once(Caller caller, @Nullable IdempotencyKey key, Movements.Wish wish) {
        caller.requireProof();
        return idempotency.once(
                caller,
                key,
                "wallet movement",
                wish,
                Movement.MovementView.class,
                () -> movements.ask(caller, wish).view());
    }

    private PersonId member(UUID id) {
        var person = new PersonId(id);
        if (accounts.find(person).isEmpty()) {
            throw Problem.notFound("Nobody with an account has this id.").code("person_not_found");
        }
        return person;
    }
}
