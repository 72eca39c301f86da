package io.minihost.server.payments.door;

import io.minihost.server.access.Action;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.merchants.MerchantAccess;
import io.minihost.server.payments.wire.MchId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant's server has asked. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}/requests")
@Tag(name = "Merchants")
class RequestLogController {

    private final MerchantAccess access;
    private final JdbcClient jdbc;

    RequestLogController(MerchantAccess access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * A call.
     *
     * @param rid the {@code Request-ID} of its answer
     * @param proven whether its signature was right
     * @param code why it was refused; empty when it was not
     */
    record Asked(
            String rid,
            Instant at,
            int millis,
            boolean proven,
            String method,
            String url,
            String address,
            String serial,
            int status,
            String code,
            String request,
            String answer) {}

    @GetMapping
    @Operation(summary = "Lists what the merchant's server has asked in the last 30 days, the newest first")
    Page<Asked> list(Caller caller, @PathVariable MchId mchid, @Valid @ParameterObject PageQuery query) {
        access.require(caller, mchid, Action.MERCHANT_LOG);
        var from = query.from(Cursor.END);
        return Page.of(
                jdbc.sql("select * from pay_request where mchid = ? and (at, rid) < (?, ?)"
                                + " order by at desc, rid desc limit ?")
                        .params(mchid.value(), Timestamps.of(from.at()), from.id(), query.oneMore())
                        .query((row, number) -> read(row))
                        .list(),
                query,
                asked -> new Cursor(asked.at(), asked.rid()));
    }

    @GetMapping("/{rid}")
    @Operation(summary = "Shows a call by the Request-ID of its answer")
    Asked get(Caller caller, @PathVariable MchId mchid, @PathVariable String rid) {
        access.require(caller, mchid, Action.MERCHANT_LOG);
        return jdbc.sql("select * from pay_request where mchid = ? and rid = ?")
                .params(mchid.value(), rid)
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("No call of this merchant has this id.")
                        .code("request_not_found"));
    }

    private static Asked read(ResultSet row) throws SQLException {
        return new Asked(
                text(row, "rid"),
                Timestamps.read(row, "at"),
                row.getInt("millis"),
                row.getBoolean("proven"),
                text(row, "method"),
                text(row, "path"),
                text(row, "address"),
                text(row, "serial"),
                row.getInt("status"),
                text(row, "code"),
                text(row, "request"),
                text(row, "answer"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
