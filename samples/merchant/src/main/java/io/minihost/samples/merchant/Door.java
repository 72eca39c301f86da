package io.minihost.samples.merchant;

import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Where staff look at codes and let each in or out once. */
@Component
public class Door {

    private final Staff staff;
    private final Vouchers vouchers;

    Door(Staff staff, Vouchers vouchers) {
        this.staff = staff;
        this.vouchers = vouchers;
    }

    /**
     * Uses a code.
     *
     * @param goods tells what it was paid for
     */
    public <T> Check<T> check(String program, Check.Asked asked, Function<Voucher, T> goods) {
        staff.require(asked.pin());
        var found = vouchers.find(program, asked.code());
        if (found.isEmpty()) {
            return new Check<>(Check.Result.UNKNOWN, null, null);
        }
        var voucher = found.get();
        var result = vouchers.use(voucher) ? Check.Result.VALID : Check.Result.USED;
        var now = vouchers.find(program, voucher.code()).orElse(voucher);
        return new Check<>(result, now, goods.apply(now));
    }
}
