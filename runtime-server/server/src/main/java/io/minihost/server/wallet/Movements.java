package io.minihost.server.wallet;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.SignedIn;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Batch;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.ledger.NotEnough;
import io.minihost.server.ledger.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What operators put in and pay out. Above a limit it waits for a second operator. */
@Service
class Movements {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final WalletLimits limits;
    private final WalletSettings settings;
    private final SignedIn signedIn;
    private final AuditLog audit;
    private final Clock clock;

    Movements(
            JdbcClient jdbc,
            Ledger ledger,
            WalletLimits limits,
            WalletSettings settings,
            SignedIn signedIn,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.limits = limits;
        this.settings = settings;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param reference of the payment outside; empty for what comes in
     */
    record Wish(Movement.Direction direction, Account account, long amount, String reason, String reference) {}

    /** Does it, or keeps it for a second operator. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Movement ask(Caller operator, Wish wish) {
        var movement = add(operator.subject(), wish);
        if (settings.needsSecond(wish.amount())) {
            record(operator.subject(), movement, "ask");
        } else {
            decide(operator.subject(), movement, Movement.State.DONE, "do");
            move(movement);
        }
        return find(movement.id());
    }

    /** Moves test money to or from somebody as they wish themselves. */
    @Transactional(propagation = Propagation.MANDATORY)
    void moveAtOnce(PersonId person, Movement.Direction direction, long amount) {
        var wish = new Wish(direction, WalletLimits.accountOf(person), amount, "test money", "");
        var movement = add(person.toString(), wish);
        decide(person.toString(), movement, Movement.State.DONE, "do");
        post(movement);
    }

    private Movement add(String actor, Wish wish) {
        var movement = new Movement(
                UUID.randomUUID(),
                wish.direction(),
                Movement.State.WAITING,
                wish.account(),
                wish.amount(),
                wish.reason(),
                wish.reference(),
                actor,
                clock.instant(),
                null);
        jdbc.sql("insert into wallet_movement (id, direction, state, account_kind, owner, currency, amount, reason,"
                        + " reference, asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        movement.id(),
                        movement.direction().name(),
                        movement.state().name(),
                        movement.account().kind().name(),
                        movement.account().owner(),
                        movement.account().currency().getCurrencyCode(),
                        movement.amount(),
                        movement.reason(),
                        movement.reference(),
                        movement.askedBy(),
                        Timestamps.of(movement.askedAt()))
                .update();
        return movement;
    }

    /** A second operator says yes. */
    @Transactional
    public Movement approve(Caller operator, UUID id) {
        var movement = waiting(id);
        if (movement.askedBy().equals(operator.subject())) {
            throw Problem.forbidden("Another operator than the one who asked has to say yes.")
                    .code("second_operator_needed");
        }
        decide(operator.subject(), movement, Movement.State.DONE, "approve");
        move(movement);
        return find(id);
    }

    /** Somebody says no, or takes back what they have asked for. */
    @Transactional
    public Movement refuse(Caller operator, UUID id) {
        decide(operator.subject(), waiting(id), Movement.State.REFUSED, "refuse");
        return find(id);
    }

    @Transactional(readOnly = true)
    public Page<Movement> list(boolean isWaiting, PageQuery query) {
        var from = query.from(Cursor.END);
        var found = jdbc.sql("select * from wallet_movement where (asked_at, id::text) < (:at, :id)"
                        + (isWaiting ? " and state = 'WAITING'" : "")
                        + " order by asked_at desc, id::text desc limit :max")
                .param("at", Timestamps.of(from.at()))
                .param("id", from.id())
                .param("max", query.oneMore())
                .query(Movements::read)
                .list();
        return Page.of(found, query, one -> new Cursor(one.askedAt(), one.id().toString()));
    }

    private void move(Movement movement) {
        var isIn = movement.direction() == Movement.Direction.TOP_UP;
        if (movement.account().kind() == AccountKind.WALLET) {
            var person = new PersonId(UUID.fromString(movement.account().owner()));
            if (isIn) {
                limits.requireRoom(person, movement.amount());
                requireThere(person);
            } else {
                limits.requireMaySpend(person, movement.amount());
            }
        }
        post(movement);
    }

    private void post(Movement movement) {
        var isIn = movement.direction() == Movement.Direction.TOP_UP;
        var house = Account.of(AccountKind.OPERATOR_FUNDING);
        var step = isIn
                ? new Step.Transfer(
                        movement.kind(), movement.id().toString(), house, movement.account(), movement.amount())
                : new Step.Transfer(
                        movement.kind(), movement.id().toString(), movement.account(), house, movement.amount());
        try {
            ledger.post(Batch.of(movement.key(), step));
        } catch (NotEnough e) {
            throw Problem.conflict("There is too little: %d fen are missing.".formatted(e.missing()))
                    .code("not_enough");
        }
    }

    /** They may have gone since somebody asked. */
    private void requireThere(PersonId person) {
        if (!signedIn.isMember(person)) {
            throw Problem.conflict("The person has gone.").code("person_gone");
        }
    }

    private Movement waiting(UUID id) {
        var movement = jdbc.sql("select * from wallet_movement where id = ? for update")
                .param(id)
                .query(Movements::read)
                .optional()
                .orElseThrow(
                        () -> Problem.notFound("There is no such movement.").code("movement_not_found"));
        if (movement.state() != Movement.State.WAITING) {
            throw Problem.conflict("It was decided already.").code("movement_decided");
        }
        return movement;
    }

    private void decide(String actor, Movement movement, Movement.State state, String word) {
        jdbc.sql("update wallet_movement set state = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), actor, Timestamps.of(clock.instant()), movement.id())
                .update();
        record(actor, movement, word);
    }

    private void record(String actor, Movement movement, String word) {
        audit.record(
                actor,
                movement.kind() + "." + word,
                movement.account().owner(),
                Map.of(
                        "movement", movement.id(),
                        "account", movement.account().toString(),
                        "amount", movement.amount(),
                        "reason", movement.reason(),
                        "reference", movement.reference()));
    }

    private Movement find(UUID id) {
        return jdbc.sql("select * from wallet_movement where id = ?")
                .param(id)
                .query(Movements::read)
                .single();
    }

    private static Movement read(ResultSet row, int number) throws SQLException {
        var account = new Account(
                AccountKind.valueOf(row.getString("account_kind")),
                row.getString("owner"),
                Currency.getInstance(row.getString("currency")));
        return new Movement(
                row.getObject("id", UUID.class),
                Movement.Direction.valueOf(row.getString("direction")),
                Movement.State.valueOf(row.getString("state")),
                account,
                row.getLong("amount"),
                row.getString("reason"),
                row.getString("reference"),
                row.getString("asked_by"),
                Timestamps.read(row, "asked_at"),
                row.getString("decided_by"));
    }
}
