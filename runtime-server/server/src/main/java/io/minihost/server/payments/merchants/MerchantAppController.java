package io.minihost.server.payments.merchants;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.programs.ProgramAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** By which programs' people a merchant may be paid. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}/apps")
@Tag(name = "Merchants")
class MerchantAppController {

    private final MerchantAccess access;
    private final ProgramAccess programs;
    private final MerchantApps apps;

    MerchantAppController(MerchantAccess access, ProgramAccess programs, MerchantApps apps) {
        this.access = access;
        this.programs = programs;
        this.apps = apps;
    }

    @GetMapping
    @Operation(summary = "Lists the programs by whose people a merchant may be paid")
    List<MerchantApps.LinkedProgram> list(Caller caller, @PathVariable MchId mchid) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        return apps.list(mchid);
    }

    @PutMapping("/{appId}")
    @Operation(summary = "Lets a merchant be paid by a program's people; who may change both")
    MerchantApps.LinkedProgram link(Caller caller, @PathVariable MchId mchid, @PathVariable AppId appId) {
        access.require(caller, mchid, Action.MERCHANT_CHANGE);
        programs.require(caller, appId, Action.PROGRAM_CHANGE);
        return apps.link(caller, mchid, appId);
    }

    @DeleteMapping("/{appId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends that; orders that are there can still be paid for and refunded")
    void unlink(Caller caller, @PathVariable MchId mchid, @PathVariable AppId appId) {
        access.require(caller, mchid, Action.MERCHANT_CHANGE);
        apps.unlink(caller, mchid, appId);
    }
}
