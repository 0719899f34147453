"""Who does it and to whom, where no construction tells: by endings, by words after the act."""

from datetime import date

import pytest

from conflict_coder import Article, Coder

DAY = date(2021, 6, 10)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(on_subject=True)


@pytest.mark.parametrize(
    ("text", "doer", "struck"),
    [
        # the doer of a passive
        ("هاجم شاب فلسطيني جندياً إسرائيلياً قرب رام الله.",
         "Unidentified Armed Group (Palestine)", "Military Forces of Israel"),
        ("طعن رجل ملثم شرطياً تونسياً أمام مقر الأمن في سوسة.",
         "Unidentified Armed Group (Tunisia)", "Police Forces of Tunisia"),
        ("قضى أحد أفراد الشرطة بنيران مسلحين مجهولين في بعقوبة.",
         "Unidentified Armed Group (Iraq)", "Police Forces of Iraq"),
        # «قتلت 14 متمردا»: an accusative is no subject
        ("سقطت صواريخ على معسكر في وزيرستان فقتلت 14 متمردا، بحسب ما ذكر مسؤولون.",
         "Unidentified Armed Group (Pakistan)", "Unidentified Armed Group (Pakistan)"),
        # the object of another act
        ("قتل سبعة جنود في هجوم على موقع للجيش في تيلابيري نسبته السلطات إلى تنظيم الدولة الإسلامية.",
         "Islamic State", "Military Forces of Niger"),
        # an adjective tells whose an act is, never whom it hits
        ("قتل ثمانية عناصر من حزب الله في قصف إسرائيلي استهدف مقرا جنوب دمشق.",
         "Military Forces of Israel", "Hezbollah"),
        # words after the act
        ("قتل تسعة أشخاص في تفجير استهدف سوقا في نجامينا، ووجهت الحكومة أصابع الاتهام إلى بوكو حرام.",
         "Boko Haram", "Civilians (Chad)"),
        ("سقطت قذائف على مستشفى في أم درمان، ويحمل الجيش السوداني الدعم السريع المسؤولية.",
         "Military Forces of Sudan Rapid Support Forces", "Civilians (Sudan)"),
        ("انفجرت سيارة مفخخة في حي الكرادة ببغداد وقتلت 12 مدنيا. وأعلن تنظيم داعش مسؤوليته عن الهجوم.",
         "Islamic State", "Civilians (Iraq)"),
        ("انفجرت سيارة مفخخة في حي الكرادة ببغداد وقتلت 12 مدنيا. ولم يعلن تنظيم داعش مسؤوليته عنها.",
         "Unidentified Armed Group (Iraq)", "Civilians (Iraq)"),
        # allies before «من جهة» are not the other side
        ("اندلعت معارك بين قوات النظام وعناصر من حزب الله من جهة والفصائل المقاتلة من جهة أخرى في حلب.",
         "Military Forces of Syria", "Opposition Rebels (Syria)"),
        # whose the place is that is hit
        ("قصفت مقاتلات التحالف العربي مواقع في صعدة معقل جماعة الحوثي.",
         "Operation Restoring Hope", "Houthi"),
        # a bomb that kills people it says no more of
        ("أسفر تفجير سيارة مفخخة وسط كابول عن مقتل 15 شخصا.",
         "Unidentified Armed Group (Afghanistan)", "Civilians (Afghanistan)"),
        # an attacker named by what he belongs to
        ("قالت الشرطة إن مهاجما انتحاريا من حركة الشباب فجر حافلة تابعة للشرطة في مقديشو.",
         "Al Shabaab", "Police Forces of Somalia"),
        # the machine that a strike's words name
        ("قتل ثلاثة أطباء في قصف للطيران الروسي على مشفى في إدلب.",
         "Military Forces of Russia", "Civilians (Syria)"),
        # an attack that is repelled is its launcher's, not of whose sites it is on
        ("تصدت المقاومة الشعبية لهجوم شنته ميليشيا الحوثي على مواقعها في لحج.", "Houthi",
         "Popular Resistance (Yemen)"),
        # «قائد» is not «قاد»
        ("اغتالت واشنطن قائد فيلق القدس قاسم سليماني ونائب رئيس هيئة الحشد الشعبي بضربة جوية قرب مطار بغداد.",
         "Military Forces of the United States",
         "Military Forces of Iran: Islamic Revolutionary Guard Corps"),
        # after a noun with its verb stands whom it hits; the car is the man's
        ("قتل القيادي في كتائب القسام بغارة من مسيرة إسرائيلية استهدفت سيارته في صيدا جنوبي لبنان.",
         "Military Forces of Israel", "Hamas Movement"),
        # two joined after their maSdar
        ("انتهت المشاورات باتفاق الحكومة اليمنية والحوثيين على تبادل الأسرى في تعز.", "Government of Yemen",
         "Houthi"),
        # «بين» after a verb with its noun
        ("احتدم قتال بين الجيش اليمني والحوثيين في حرض.", "Military Forces of Yemen", "Houthi"),
        # «من» within a side leads to nobody
        ("سيطر مسلحون من حزب الله وحركة أمل على أحياء في بيروت بعد اشتباكات مع أنصار تيار المستقبل.",
         "Hezbollah", "Future Movement"),
        # before the object of a verb's phrase stands who does it
        ("قتل 51 من مؤيدي مرسي أمام دار الحرس الجمهوري بالقاهرة بعدما فتح الجيش النار عليهم.",
         "Protesters (Egypt)", "Military Forces of Egypt"),
        # who says they are behind it
        ("قتل تسعون شخصا بتفجير شاحنة مفخخة في مقديشو، وقالت حركة الشباب إنها وراء الهجوم.",
         "Al Shabaab", "Civilians (Somalia)"),
        # who died together in one fight fought each other
        ("قتل 42 حوثيا وتسعة من مقاتلي المقاومة الشعبية في مواجهات بمحافظة الضالع.",
         "Houthi", "Popular Resistance (Yemen)"),
        # whoever held a place, the army that the article names lost it to a group
        ("أحكم مقاتلو طالبان قبضتهم على هرات. وقال متحدث إن القوات الأفغانية ستعيد تنظيم صفوفها.",
         "Taliban", "Military Forces of Afghanistan"),
        # an office of a group under its man
        ("اغتيل رئيس المكتب السياسي لحركة حماس في مقر إقامته بطهران.",
         "Unidentified Armed Group (Iran)", "Hamas Movement"),
        # a group's men whom only the toll tells laid no bomb
        ("أصيب أربعة من عناصر الصحوة بانفجار عبوة ناسفة في الأعظمية ببغداد.",
         "Unidentified Armed Group (Iraq)", "Awakening Councils (Iraq)"),
        # whose raids the article tells of
        ("قصفت مدفعية الاحتلال الإسرائيلي بيت لاهيا. واستشهد ستة مواطنين في قصف أصاب حي التفاح في غزة.",
         "Military Forces of Israel", "Civilians (Palestine)"),
        # two nations are two sides
        ("شن الطيران الإسرائيلي غارة على محيط دمشق ومقتل خمسة جنود سوريين.",
         "Military Forces of Israel", "Military Forces of Syria"),
        # who helps is not the other side
        ("قصفت قوات النظام بلدة مضايا بمساندة حزب الله وقتلت سبعة مدنيين.",
         "Military Forces of Syria", "Civilians (Syria)"),
        # officials are civilians, in their cars too
        ("استهدف مسلحون موكب وزير الدفاع في عدن.",
         "Unidentified Armed Group (Yemen)", "Civilians (Yemen)"),
        # who repels an attack is attacked
        ("صدت القوات العراقية هجوما لتنظيم داعش على ناحية العظيم.",
         "Islamic State", "Military Forces of Iraq"),
        # where shells come from
        ("سقطت قذائف هاون مصدرها مواقع حركة الشباب على سوق في مقديشو.",
         "Al Shabaab", "Civilians (Somalia)"),
        # who disowns it did not do it
        ("تبرأت حركة طالبان باكستان من القنبلة التي انفجرت في مسجد في بيشاور وقتلت عشرين مصليا.",
         "Unidentified Armed Group (Pakistan)", "Civilians (Pakistan)"),
        # whom a vehicle carries: «تقل» is no «says» and no «is less»
        ("استهدفت طائرة بدون طيار سيارة تقل عناصر من القاعدة في محافظة شبوة.",
         "Unidentified Military Forces", "AQAP: Al Qaeda in the Arabian Peninsula"),
        ("انفجر لغم أرضي بحافلة كانت تقل جنودا سوريين في بادية تدمر ما أدى إلى مقتل تسعة منهم.",
         "Unidentified Armed Group (Syria)", "Military Forces of Syria"),
        ("نصب مسلحون كمينا لسيارة تقل عناصر من البشمركة قرب طوزخورماتو.",
         "Unidentified Armed Group (Iraq)", "Peshmerga"),
        ("داست شاحنة عسكرية تقل جنودا ماليين على لغم قرب غاو ما أدى إلى تدميرها ومقتل خمسة من ركابها.",
         "Unidentified Armed Group (Mali)", "Military Forces of Mali"),
        ("استهدف تفجير حافلة لا يقل عدد ركابها عن خمسين مدنيا في حلب.",
         "Unidentified Armed Group (Syria)", "Civilians (Syria)"),
        # whose fighters train there
        ("سقطت قذائف على مخيم تدريب للحوثيين في صعدة.",
         "Unidentified Armed Group (Yemen)", "Houthi"),
        ("دكت مقاتلات عراقية معسكر تدريب لتنظيم داعش قرب الحويجة.",
         "Military Forces of Iraq", "Islamic State"),
        # a bus is of those who die in it
        ("قتل عشرة جنود مصريين في تفجير حافلة كانت تقلهم قرب العريش.",
         "Unidentified Armed Group (Egypt)", "Military Forces of Egypt"),
        # a man of no group who attacks soldiers, told by a noun
        ("أصيب جندي إسرائيلي بجروح في عملية طعن نفذها شاب فلسطيني قرب نابلس.",
         "Unidentified Armed Group (Palestine)", "Military Forces of Israel"),
        # people of a tribe who are killed, told by their toll
        ("قتل 40 من أبناء قبيلة المساليت في هجوم للدعم السريع على الجنينة.",
         "Military Forces of Sudan Rapid Support Forces", "Civilians (Sudan)"),
        # whom a raid killed did not fly it, and the dead do not speak
        ("أعلن الجيش العراقي مقتل 15 عنصرا من تنظيم داعش في ضربة جوية غرب الرمادي.",
         "Military Forces of Iraq", "Islamic State"),
        ("أعلن الجيش الأميركي مقتل أربعة من جنوده في انفجار عبوة ناسفة في ديالى.",
         "Unidentified Armed Group (Iraq)", "Military Forces of the United States"),
        # a verb that has its subject is no passive of who stands before
        ("قصفت المدفعية التركية قرية، وقتلت الشرطة لصا في أنقرة.",
         "Military Forces of Turkey", ""),
        # settlers: civilians where they are struck
        ("قتل مسلحون مستوطنا قرب الخليل.",
         "Unidentified Armed Group (Palestine)", "Civilians (Israel)"),
        # two tribes no table holds
        ("اندلعت اشتباكات بين قبيلتي مراد وعبيدة في مأرب.",
         "Marad Tribal Militia (Yemen)", "Abida Tribal Militia (Yemen)"),
        # whose security it is tells a nationality, or that it acts
        ("الأمن المصري يقتل تسعة من عناصر جماعة الإخوان في القاهرة.",
         "Police Forces of Egypt", "Muslim Brotherhood"),
        # who died in a fight with somebody fought him
        ("قتل عشرات من مقاتلي حزب الله في معارك مع مقاتلي المعارضة في القصير بريف حمص.",
         "Hezbollah", "Opposition Rebels (Syria)"),
        # «أعلن مقتل خمسة»: who announces it, not the five
        ("أعلن الجيش العراقي مقتل خمسة مسلحين في اشتباكات غرب الموصل.",
         "Military Forces of Iraq", "Unidentified Armed Group (Iraq)"),
        # soldiers met in Palestine
        ("أصيب جندي بجروح خطرة في انفجار عبوة بجيب عسكري في جنين.",
         "Unidentified Armed Group (Palestine)", "Military Forces of Israel"),
        # the foe a coalition was made against
        ("سيطرت المقاومة الشعبية على مدينة لودر اليمنية أمس", "Popular Resistance (Yemen)", "Houthi"),
        ("شن طيران التحالف الدولي سلسلة غارات في محيط الرقة.",
         "Global Coalition Against Daesh", "Islamic State"),
        # of two men joined by «و» the first
        ("ضابط الشرطة وسائقه اغتيلا في العريش على يد مسلحين.",
         "Unidentified Armed Group (Egypt)", "Police Forces of Egypt"),
        # a house where fighters died
        ("أغارت طائرات حربية أميركية على منزل في وزيرستان فقتلت خمسة مسلحين.",
         "Military Forces of the United States", "Unidentified Armed Group (Pakistan)"),
        # stores and what they hold
        ("قصفت الطائرات الإثيوبية مستودعات أسلحة لقوات تيغراي قرب ميكيلي.",
         "Military Forces of Ethiopia", "TPLF: Tigray People's Liberation Front"),
        # whose the doers are said to be, within one phrase
        ("هاجم مسلحون مركزا للشرطة في المكلا وقتلوا خمسة من عناصره، وينتمي المهاجمون إلى تنظيم القاعدة.",
         "AQAP: Al Qaeda in the Arabian Peninsula", "Police Forces of Yemen"),
        # a claim told before the act
        ("أعلنت حركة الشباب مسؤوليتها عن الهجوم. وكان مسلحون اقتحموا فندقا في مقديشو وقتلوا 39 شخصا.",
         "Al Shabaab", "Civilians (Somalia)"),
        # whom one clashes with, the doers in the verb's ending
        ("اقتحم مسلحو جماعة ماوتي بلدة مراوي جنوب الفلبين واشتبكوا مع الجيش.",
         "Maute Group", "Military Forces of the Philippines"),
        # whose site is taken
        ("سيطرت قوات الدعم السريع على مقر الفرقة 16 مشاة في نيالا.",
         "Military Forces of Sudan Rapid Support Forces", "Military Forces of Sudan"),
        # what a base holds
        ("أطلق الحرس الثوري الإيراني صواريخ على قاعدة عين الأسد التي تضم جنودا أميركيين.",
         "Military Forces of Iran: Islamic Revolutionary Guard Corps",
         "Military Forces of the United States"),
        # a raid of somebody's that kills
        ("قتلت غارة للجيش الإثيوبي 64 شخصا في سوق بإقليم تيغراي.",
         "Military Forces of Ethiopia", "Civilians (Ethiopia)"),
        # who blames did not do it
        ("قتل 53 شخصا في قصف جوي على مركز في تاجوراء نددت به حكومة الوفاق.",
         "Unidentified Military Forces", "Civilians (Libya)"),
        # who most of the dead were
        ("فجر انتحاري نفسه داخل مسجد في بيشاور فقتل 84 شخصا معظمهم من رجال الشرطة.",
         "Unidentified Armed Group (Pakistan)", "Police Forces of Pakistan"),
        # a leader killed, named alone
        ("قتل أبو مصعب الزرقاوي في غارة أميركية قرب بعقوبة.",
         "Military Forces of the United States", "AQI: Al Qaeda in Iraq"),
        # forces that a state backs are not its rival's army
        ("اشتبكت قوات تساندها واشنطن مع مسلحين قرب التنف في سوريا.",
         "Unidentified Armed Group (Syria)", "Unidentified Armed Group (Syria)"),
        # whose rockets they are, their name in quotes between
        ("سقطت صواريخ «غراد» روسية على حي سكني في خاركيف وقتلت تسعة.",
         "Military Forces of Russia", "Civilians (Ukraine)"),
        # who is thought to have done it
        ("أغار مسلحون على قرى حول كاس في جنوب دارفور، ويعتقد أنهم من الجنجويد.",
         "Janjaweed", ""),
        # members of what was told before; part of the dead is no side
        ("استهدف تفجير دورية للأمن العام قرب جبلة فقتل ثلاثة من أفرادها.",
         "Unidentified Armed Group (Syria)", "Police Forces of Syria"),
        ("قتل سبعة مدنيين بينهم جندي متقاعد برصاص مسلحين في ديالى.",
         "Unidentified Armed Group (Iraq)", "Civilians (Iraq)"),
        # the dead of a named group are no unnamed attacker's
        ("فجر مهاجم نفسه في مضافة ليقتل ثلاثة من قادة مجلس إنقاذ ديالى في بعقوبة.",
         "Unidentified Armed Group (Iraq)", "Diyala Salvation Council"),
        # nor did its soldiers who died in an attack on its police
        ("مقتل 25 مجندا في هجوم على حافلتين للشرطة في رفح بسيناء.",
         "Unidentified Armed Group (Egypt)", "Police Forces of Egypt"),
        # «المهاجمين» are whoever attacked, not the group told before
        ("هاجم مسلحون مقرا لقوات سوريا الديمقراطية في الحسكة. وقتل ثلاثة من المهاجمين.",
         "Unidentified Armed Group (Syria)", "QSD: Syrian Democratic Forces"),
        # whose positions shells come from
        ("قتل خمسة مدنيين بقذائف مدفعية مصدرها مواقع الفصائل المقاتلة في حلب.",
         "Opposition Rebels (Syria)", "Civilians (Syria)"),
        # of joined doers the first, after a verb that carries the act
        ("أطلقت القوات العراقية والحشد الشعبي عملية عسكرية ضد داعش في الأنبار.",
         "Military Forces of Iraq", "Islamic State"),
        # a country is who shells, a city is not
        ("قصفت إسرائيل مقر وزارة الدفاع في دمشق.",
         "Military Forces of Israel", "Military Forces of Syria"),
        # two countries between which it is
        ("اندلعت اشتباكات بين أذربيجان وأرمينيا قرب كلبجار.",
         "Military Forces of Azerbaijan", "Military Forces of Armenia"),
        # who claims a bomb was not struck by it
        ("قتل 32 جنديا بانفجار سيارة ملغومة غرب سرت تبناه تنظيم الدولة.",
         "Islamic State", "Military Forces of Libya"),
        # in what they set fire to
        ("أضرم مجهولون النار في حافلة للشرطة في باريس.",
         "Unidentified Armed Group (France)", "Police Forces of France"),
        # who holds the place that is attacked
        ("هاجمت ميليشيات إسلامية مطار طرابلس الذي يسيطر عليه مسلحون من الزنتان.",
         "Unidentified Armed Group (Libya)", "Zintan Brigades"),
        # who stands before a relative clause on something else is not its subject
        ("تبرأت حركة طالبان باكستان من القنبلة التي انفجرت داخل جامع في خيبر وقتلت عشرين مصليا.",
         "Unidentified Armed Group (Pakistan)", "Civilians (Pakistan)"),
        # a state's police do not attack its soldiers, nor does a state itself
        ("قال ملازم من شرطة الحويجة إن ضابطا عراقيا قتل في هجوم استهدف دوريته قرب كركوك.",
         "Unidentified Armed Group (Iraq)", "Military Forces of Iraq"),
        ("أعلنت الشرطة الأفغانية مقتل ثلاثة جنود في كمين استهدفهم شمال قندوز.",
         "Unidentified Armed Group (Afghanistan)", "Military Forces of Afghanistan"),
        # but where a verb tells it, they do
        ("هاجم جنود من الجيش المالي مركزا للشرطة في كاتي واشتبكوا مع عناصر الشرطة.",
         "Military Forces of Mali", "Police Forces of Mali"),
        ("اندلعت اشتباكات بين وحدات من الجيش المالي ووحدات أخرى من الجيش المالي في باماكو.",
         "Military Forces of Mali", "Military Forces of Mali"),
        # who are killed, told before their verb, are no doers of what killed them
        ("وقال المصدر إن جنديين عراقيين قتلا بانفجار عبوة ناسفة استهدفت دوريتهما في جلولاء.",
         "Unidentified Armed Group (Iraq)", "Military Forces of Iraq"),
        ("وأضاف أن شرطيين قتلا في هجوم استهدف حاجزهما في بنغازي.",
         "Unidentified Armed Group (Libya)", "Police Forces of Libya"),
        # who only tells of a fight or of shells: the United Nations, the police
        ("قالت الأمم المتحدة إن المعارك في تعز أسفرت عن مقتل 90 شخصا.",
         "Unidentified Armed Group (Yemen)", ""),
        ("قالت الشرطة الأفغانية إن عدة صواريخ سقطت على منازل في جلال آباد.",
         "Unidentified Armed Group (Afghanistan)", "Civilians (Afghanistan)"),
        # but a foreign force that tells of its foe's dead fought them
        ("أعلنت قوة إيساف مقتل عشرة من مقاتلي طالبان في معارك في قندهار.",
         "ISAF: International Security Assistance Force", "Taliban"),
        # whose aircraft those are where the country has no army
        ("قتل ثلاثة أشخاص في غارة جوية على دراجة نارية شرق خان يونس.",
         "Military Forces of Israel", "Civilians (Palestine)"),
        ("أطلقت طائرة بدون طيار صاروخا على أرض خالية في حي الزيتون بمدينة غزة.",
         "Military Forces of Israel", ""),
        # whom a fight is with are no civilians
        ("اشتبك حرس الحدود الأردني مع مهربين قرب الرمثا.",
         "Military Forces of Jordan", "Unidentified Armed Group (Jordan)"),
    ],
)  # fmt: skip
def test_both_sides(coder: Coder, text: str, doer: str, struck: str) -> None:
    rows = coder.code(Article(text=text, id="t", date=DAY))
    acts = [row for row in rows if row.event_type != "Denial"]
    assert [(row.actor1, row.actor2) for row in acts[:1]] == [(doer, struck)]


def test_militia_that_takes_ground_beside_its_army(coder: Coder) -> None:
    text = "المقاومة الشعبية ووحدات الجيش الموالية لهادي طردوا الحوثيين من مدينة لودر في أبين."
    rows = coder.code(Article(text=text, id="t", date=DAY))
    assert [row.sub_event_type for row in rows] == ["Government regains territory"]
    assert rows[0].actor1 == "Popular Resistance (Yemen)"
    assert rows[0].assoc_actor_1 == "Military Forces of Yemen"


def test_who_sends_arms_not_who_gets_them(coder: Coder) -> None:
    rows = coder.code(Article(text="تسلمت قوات البشمركة في أربيل شحنة سلاح ألمانية.", id="t", date=DAY))
    assert [row.actor1 for row in rows] == ["Military Forces of Germany"]


def test_counted_people_after_a_verb_that_goes_on_are_its_object(coder: Coder) -> None:
    text = "دهم الأمن السوري حيا في حمص واعتقل عشرة من فلول النظام السابق."
    rows = coder.code(Article(text=text, id="t", date=date(2025, 2, 12)))
    arrests = [row for row in rows if row.sub_event_type == "Arrests"]
    assert [(row.actor1, row.actor2) for row in arrests] == [
        ("Police Forces of Syria", "Assad Loyalists (Syria)")
    ]
