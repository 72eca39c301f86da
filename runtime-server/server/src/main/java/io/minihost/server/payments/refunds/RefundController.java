package io.minihost.server.payments.refunds;

import io.minihost.server.access.Action;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.merchants.MerchantAccess;
import io.minihost.server.payments.wire.MchId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant has given back. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}/refunds")
@Tag(name = "Merchants")
class RefundController {

    private final MerchantAccess access;
    private final JdbcClient jdbc;

    RefundController(MerchantAccess access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    @GetMapping
    @Operation(summary = "Lists a merchant's refunds, the newest first, in fen")
    Page<Refund> list(Caller caller, @PathVariable MchId mchid, @Valid @ParameterObject PageQuery query) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        var from = query.from(Cursor.END);
        return Page.of(
                jdbc.sql("select * from pay_refund where mchid = ? and (created_at, id) < (?, ?)"
                                + " order by created_at desc, id desc limit ?")
                        .params(mchid.value(), Timestamps.of(from.at()), from.number(), query.oneMore())
                        .query((row, number) -> RefundRows.read(row))
                        .list(),
                query,
                refund -> new Cursor(refund.createdAt(), String.valueOf(refund.id())));
    }
}
