# What the bot tells administrators when something is wrong: once, and once when it is over.

alarm-token =
    🚨 Telegram refuses the bot's token: nothing comes in and nothing goes out.
    To do: /revoke at @BotFather, set the new token, restart.
alarm-conflict =
    🚨 Another program uses the bot's token.
    To do: stop the other one. If none of you started it, the token is stolen: /revoke at @BotFather.
alarm-webhook-other =
    🚨 Someone has our messages sent to another address.
    To do: restart the bot. If none of you did that, the token is stolen: /revoke at @BotFather.
alarm-webhook-failing =
    ⚠️ Telegram cannot hand messages to us: { $reason }
    To do: look at nginx, the certificate and the address; “wijha doctor” says more. Nothing is lost for 24 hours.
alarm-silent =
    ⚠️ Messages wait at Telegram ({ $count }), and nothing has come in here for { $minutes } minutes.
    To do: “wijha doctor” on the server.
alarm-dead-letters =
    ⚠️ Messages that the bot could not handle: { $count }. The people were asked to try again.
    To do: “wijha dead list” on the server.
alarm-refused =
    ⚠️ Messages that Telegram refused in the last hour: { $count }.
    To do: read the bot's log.
alarm-stuck =
    ⚠️ Answers have waited for more than a quarter of an hour ({ $count }).
    To do: look at the server's connection; “wijha doctor” says more.
alarm-disk =
    🚨 Only { $megabytes } MB are left on the disk.
    To do: make room, for example old backups.
alarm-away =
    ⚠️ The bot was away for { $hours } h. { $lost ->
        [true] What was written to it more than 24 hours ago is lost: Telegram keeps it no longer.
       *[false] Messages written meanwhile have arrived; taps on buttons have not.
    }
    To do: read /cases and /requests; write to those who were waiting for an answer.
alarm-over =
    ✅ In order again: { $alarm ->
        [token] Telegram accepts the token
        [conflict] nobody else uses the token
        [webhook-other] our messages come to us again
        [webhook-failing] Telegram hands us the messages
        [silent] messages come in
        [dead-letters] no message is left unhandled
        [refused] no message refused for an hour
        [stuck] answers go out
       *[disk] there is room on the disk
    }.
