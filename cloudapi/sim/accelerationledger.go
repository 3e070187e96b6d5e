package sim

func accelerationLedger() []decision {
	return []decision{
		{"kinds of instances that CreateGlobalAccelerationInstance makes", "18.1", "post-paid ones of exclusive bandwidth, PayByBandwidth; others come by Import", "the answer has an address, which the shared ones lack; nothing chooses another kind"},
		{"BandwidthType left out", "18.2", "Exclusive, for a named instance too", "the default is stated without an exception"},
		{"Inuse and InUse", "18.2", "the filter takes any case, answers show InUse", "the list of values has one spelling, every sample the other"},
		{"global acceleration instances per account", "18.1", "no limit, unless one is set: 400 QuotaExceeded", "no error is listed"},
		{"no public address left", "18.1", "400 QuotaExceeded", "no error is listed"},
		{"regions of a ServiceLocation", "18.1, 18.6", "by the region's id: cn- mainland but Hong Kong, ap- and Hong Kong asia-pacific, us-, eu-; me- counts as europe", "the map is not given; every region has to lie in one of the four"},
		{"AccelerationLocation", "18.2", "the area of the instance's region", "the values are not listed; the sample fits"},
		{"a backend server outside the ServiceLocation", "18.6", "400 InvalidParameter, for an unknown region too", "the rule has no code of its own"},
		{"binding a backend to an instance of shared bandwidth", "18.6", "400 InvalidParameter", "the rule has no code; 18.6 lists this one without a condition"},
		{"InvalidAssociation.Duplicated", "18.6", "the same pair is bound, or the server has an EIP; an instance with another server: IncorrectGlobalAccelerationInstanceIdStatus", "its text forbids a second acceleration instance, which the notes permit; the status says that a server is there"},
		{"TaskConflict.AssociateGlobalAccelerationInstance", "18.6", "the server is being bound or unbound by another instance", "too frequent is all that is said"},
		{"InstanceType of UnassociateGlobalAccelerationInstance", "18.7", "with Remote or without; the type of another kind of server is refused with InvalidParameter", "the values begin with Remote, the sample does not"},
		{"changes of the name and bandwidth", "18.3, 18.4", "in every status", "no status code is listed"},
		{"deleting a pre-paid instance", "18.5", "400 OperationDenied", "the rule has no code; the listed IncorrectStatus is about router interfaces"},
		{"deleting an instance with a server or EIPs", "18.5", "400 IncorrectGlobalAccelerationInstanceIdStatus", "the rule has no code; such an instance is InUse"},
		{"account and region of a backend server", "18.6", "404 InvalidBackendServerId.NotFound for a server of another account or outside BackendServerRegionId, as far as these are known", "the rule about the account has no code"},
		{"region of DescribeServerRelatedGlobalAccelerationInstances", "18.8", "that of the server or of the instance", "the text says the latter, the sample shows an instance of another region"},
		{"status of an instance of shared bandwidth", "18.2, 18.9, 18.10", "InUse while it has EIPs, else Available; at once", "InUse is explained as allocated; no other status is named for it"},
		{"AddGlobalAccelerationInstanceIp to one of exclusive bandwidth", "18.9, 18.10", "404 InvalidBandwidthPackageId.NotFound", "the parameter is the id of a shared one; no such id exists"},
		{"EIPs that cannot join an instance", "18.9", "400 OperationDenied for a pre-paid one or one that is in an instance or a bandwidth package; 404 InvalidAllocationId.NotFound for none in the region", "no code is listed"},
		{"an EIP in an acceleration instance", "13.6, 18.9", "cannot be released: IncorrectEipStatus; cannot join a bandwidth package: OperationDenied", "as one in a bandwidth package"},
		{"an EIP for a server with an acceleration instance", "13.1, 18.6", "400 InvalidAssociation.Duplicated", "the error row of 13.1 is explained so"},
	}
}
