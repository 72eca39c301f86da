package io.minihost.server.payments.merchants;

import io.minihost.server.access.Action;
import io.minihost.server.access.MerchantRole;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.payments.merchants.MerchantStaff.Employee;
import io.minihost.server.payments.wire.MchId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who works for a merchant. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}/staff")
@Tag(name = "Merchants")
class MerchantStaffController {

    private final MerchantAccess access;
    private final MerchantStaff staff;

    MerchantStaffController(MerchantAccess access, MerchantStaff staff) {
        this.access = access;
        this.staff = staff;
    }

    @GetMapping
    @Operation(summary = "Lists who works for a merchant")
    List<Employee> list(Caller caller, @PathVariable MchId mchid) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        return staff.list(mchid);
    }

    /** {@code admin}, {@code finance}, {@code developer} or {@code viewer}. */
    record StaffRole(@NotNull String role) {}

    @PutMapping("/{personId}")
    @Operation(summary = "Takes somebody on, or changes what they are; admins")
    Employee put(
            Caller caller,
            @PathVariable MchId mchid,
            @PathVariable UUID personId,
            @Valid @RequestBody StaffRole wanted) {
        access.require(caller, mchid, Action.MERCHANT_CHANGE);
        caller.requireProof();
        var role = MerchantRole.of(wanted.role())
                .orElseThrow(() -> Problem.unprocessable("A role is admin, finance, developer or viewer.")
                        .code("unknown_role"));
        return staff.put(caller, mchid, new PersonId(personId), role);
    }

    @DeleteMapping("/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets somebody go; admins, and everybody themselves")
    void remove(Caller caller, @PathVariable MchId mchid, @PathVariable UUID personId) {
        var isThemselves = caller.person() != null && caller.person().value().equals(personId);
        access.require(caller, mchid, isThemselves ? Action.MERCHANT_VIEW : Action.MERCHANT_CHANGE);
        staff.remove(caller, mchid, new PersonId(personId));
    }
}
