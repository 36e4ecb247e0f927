about-platform =
    🧭 <b>{ $platform_name }</b>
    📍 { $platform_address }
    🕘 { $platform_hours }
about-phone = 📞 { $platform_phone }
about-more = What else would you like to know?
about-button-axes = 🧭 The three axes
about-button-data = 🔒 My data
about-button-back = 📍 Address and hours
about-axes =
    The programme for better income and economic inclusion of young people has three axes:
    💼 <b>Employability</b>: training, job search, placement.
    💡 <b>Entrepreneurship</b>: accompaniment of project holders and micro-enterprises.
    🤝 <b>Social and solidarity economy</b>: support for cooperatives and local products.
    Shall we look together for what suits you?
about-data =
    🔒 Responsible for your data: { $platform_controller }. CNDP receipt: { $platform_cndp_receipt }.
    Under “My information” you can see, correct and erase what we know and take back your agreement. What you say in listening does not enter the log; only the team reads it.
