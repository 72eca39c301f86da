package io.minihost.samples.wechat;

import me.chanjar.weixin.common.error.WxErrorException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes codes of {@code wx.login}. The openid stays here: the program has no use for it. */
@RestController
class LoginController {

    private final WechatAccounts accounts;
    private final Customers customers;

    LoginController(WechatAccounts accounts, Customers customers) {
        this.accounts = accounts;
        this.customers = customers;
    }

    record Login(String code) {}

    record Session(String token) {}

    @PostMapping("/{program}/login")
    Session login(@PathVariable String program, @RequestBody Login login) {
        try {
            var openid = accounts.of(program).openid(login.code());
            return new Session(customers.login(new Customer(program, openid)));
        } catch (WxErrorException e) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "WeChat does not know this code.", e);
        }
    }
}
