package io.minihost.samples.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxErrorException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.springframework.http.HttpStatus;

/** WeChat, asked in the name of one mini program and its merchant. Every method waits for WeChat's answer. */
final class WechatAccount {

    private static final String CURRENCY = "CNY";

    private final WechatProperties.Account account;
    private final String notifyUrl;
    private final WxMaService program = new WxMaServiceImpl();
    private final JsapiServiceExtension payments;
    private final RefundService refunds;
    private final NotificationParser notifications;

    WechatAccount(String name, WechatProperties.Account account, WechatProperties wechat) {
        this.account = account;
        this.notifyUrl = wechat.ownUrl() + "/" + name + "/notifications";

        var config = new WxMaDefaultConfigImpl();
        config.setAppid(account.appId());
        config.setSecret(account.appSecret());
        config.setApiHostUrl(wechat.apiUrl());
        program.setWxMaConfig(config);
        program.setMaxRetryTimes(1);

        var keys = new RSAPublicKeyConfig.Builder()
                .merchantId(account.mchid())
                .merchantSerialNumber(account.serial())
                .privateKey(account.privateKey())
                .apiV3Key(account.apiV3Key())
                .publicKeyId(account.publicKeyId())
                .publicKey(account.publicKey())
                .build();
        var http = new DefaultHttpClientBuilder()
                .okHttpClient(askingAt(HttpUrl.get(wechat.payUrl())))
                .config(keys)
                .build();
        payments = new JsapiServiceExtension.Builder()
                .config(keys)
                .httpClient(http)
                .build();
        refunds = new RefundService.Builder().httpClient(http).build();
        notifications = new NotificationParser(keys);
    }

    /** The library knows one host only; what it signs does not contain it. */
    private static OkHttpClient askingAt(HttpUrl server) {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    var url = chain.request().url().newBuilder();
                    url.scheme(server.scheme()).host(server.host()).port(server.port());
                    return chain.proceed(
                            chain.request().newBuilder().url(url.build()).build());
                })
                .build();
    }

    /** Who sent this code of {@code wx.login}. */
    String openid(String code) throws WxErrorException {
        return program.jsCode2SessionInfo(code).getOpenid();
    }

    /** Announces a purchase, or announces it again, so that its customer can pay it. */
    PaymentRequest prepay(Purchase purchase) {
        var payer = new Payer();
        payer.setOpenid(purchase.openid());
        var amount = new Amount();
        amount.setTotal(purchase.total());
        amount.setCurrency(CURRENCY);
        var request = new PrepayRequest();
        request.setAppid(account.appId());
        request.setMchid(account.mchid());
        request.setDescription(purchase.description());
        request.setOutTradeNo(purchase.number());
        request.setNotifyUrl(notifyUrl);
        request.setTimeExpire(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                purchase.expiresAt().atOffset(ZoneOffset.ofHours(8))));
        request.setAmount(amount);
        request.setPayer(payer);
        return PaymentRequest.of(payments.prepayWithRequestPayment(request));
    }

    /** What WeChat knows of a purchase; nothing where it was never announced. */
    Optional<Transaction> query(String number) {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(account.mchid());
        request.setOutTradeNo(number);
        try {
            return Optional.of(payments.queryOrderByOutTradeNo(request));
        } catch (ServiceException e) {
            passUnlessUnknown(e);
            return Optional.empty();
        }
    }

    /** From now on nobody can pay this purchase. */
    void close(String number) {
        var request = new CloseOrderRequest();
        request.setMchid(account.mchid());
        request.setOutTradeNo(number);
        try {
            payments.closeOrder(request);
        } catch (ServiceException e) {
            passUnlessUnknown(e);
        }
    }

    private static void passUnlessUnknown(ServiceException e) {
        if (e.getHttpStatusCode() != HttpStatus.NOT_FOUND.value()) {
            throw e;
        }
    }

    /** Gives money back. The same refund asked for twice is one refund, as its number is the same. */
    String refund(Refund refund, Purchase purchase) {
        var amount = new AmountReq();
        amount.setRefund((long) refund.amount());
        amount.setTotal((long) purchase.total());
        amount.setCurrency(CURRENCY);
        var request = new CreateRequest();
        request.setOutTradeNo(purchase.number());
        request.setOutRefundNo(refund.number());
        request.setReason(refund.reason());
        request.setNotifyUrl(notifyUrl);
        request.setAmount(amount);
        return refunds.create(request).getStatus().name();
    }

    /** What a notification says, after its signature was found to be WeChat's. */
    <T> T read(RequestParam notification, Class<T> type) {
        return notifications.parse(notification, type);
    }

    boolean isPaidThrough(Transaction transaction) {
        return account.appId().equals(transaction.getAppid()) && account.mchid().equals(transaction.getMchid());
    }
}
